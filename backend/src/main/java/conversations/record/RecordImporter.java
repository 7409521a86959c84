package conversations.record;

import conversations.person.Users;
import conversations.platform.problem.Problem.FieldError;
import conversations.platform.problem.ProblemException;
import conversations.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** Imports records from the CRM (J1). */
@ApplicationScoped
class RecordImporter {
    private final Records records;
    private final Users users;

    RecordImporter(Records records, Users users) {
        this.records = records;
        this.users = users;
    }

    /** Creates or updates the record; true if it is new. */
    @Transactional
    boolean upsert(RecordKey key, RecordRequest request) {
        var errors = new ArrayList<FieldError>();
        var name = Text.requiredLine("name", request.name(), RecordRequest.MAX_NAME_LENGTH, errors);
        var access = parseAccess(request.access() == null ? List.of() : request.access(), errors);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return records.upsert(key, name, Boolean.TRUE.equals(request.restricted()), access);
    }

    private HashMap<UUID, Records.Access> parseAccess(List<RecordRequest.AccessLine> lines, List<FieldError> errors) {
        var access = new HashMap<UUID, Records.Access>();
        var ids = users.idsByExternalId(lines.stream()
                .filter(line -> line != null && line.user() != null)
                .map(line -> String.valueOf(line.user()))
                .toList());
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var user = line == null || line.user() == null ? null : ids.get(line.user());
            if (user == null) {
                errors.add(new FieldError("access[" + i + "].user", "There is no such user."));
            } else if (access.put(
                            user,
                            new Records.Access(Boolean.TRUE.equals(line.view()), Boolean.TRUE.equals(line.edit())))
                    != null) {
                errors.add(new FieldError("access[" + i + "].user", "This user is named twice."));
            }
        }
        return access;
    }
}
