package conversations.sidebar;

import conversations.conversation.Role;
import conversations.conversation.Status;
import conversations.person.UserId;
import conversations.person.Users;
import conversations.platform.problem.Problem.FieldError;
import conversations.platform.problem.ProblemException;
import conversations.platform.text.Text;
import conversations.platform.web.Ids;
import conversations.platform.web.Params;
import conversations.record.RecordKey;
import conversations.record.RecordType;
import conversations.record.Records;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Validates a filter that is to be saved. */
@ApplicationScoped
class FilterValidator {
    private final Users users;
    private final Records records;

    FilterValidator(Users users, Records records) {
        this.users = users;
        this.records = records;
    }

    record ValidFilter(String name, SidebarCriteria criteria) {}

    /**
     * @param taken the names of the user's other filters, as {@link SavedFilter#nameKeyOf} makes them
     * @throws ProblemException 422 with everything that breaks a rule
     */
    ValidFilter validate(FilterRequest request, UserId user, Set<String> taken) {
        var errors = new ArrayList<FieldError>();
        var name = Text.requiredLine("name", request.name(), FilterRequest.MAX_NAME_LENGTH, errors);
        if (taken.contains(SavedFilter.nameKeyOf(name))) {
            errors.add(new FieldError("name", "You have a filter of this name."));
        }
        var requested = request.criteria() == null ? FilterRequest.Criteria.NONE : request.criteria();
        var criteria = SidebarCriteriaBuilder.builder()
                .with(with(requested.with(), errors))
                .about(about(requested.about(), user, errors))
                .role(oneOf("criteria.role", requested.role(), Role.class, errors))
                .status(oneOf("criteria.status", requested.status(), Status.class, errors))
                .unread(requested.unread())
                .q(Text.optional("criteria.q", requested.q(), FilterRequest.MAX_QUERY_LENGTH, errors))
                .build();
        if (errors.stream().allMatch(error -> error.field().equals("name")) && criteria.equals(SidebarCriteria.NONE)) {
            errors.add(new FieldError("criteria", "Choose at least one condition."));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return new ValidFilter(name, criteria);
    }

    private @Nullable UUID with(@Nullable String text, List<FieldError> errors) {
        var id = text == null ? null : Ids.parse(text);
        if (text != null && (id == null || users.findById(id) == null)) {
            errors.add(new FieldError("criteria.with", "There is no such user."));
            return null;
        }
        return id;
    }

    /** The error is the same for an unknown record and for one that the user may not name (B11). */
    private @Nullable RecordKey about(@Nullable String text, UserId user, List<FieldError> errors) {
        var key = text == null ? null : RecordType.key(text);
        if (text != null && (key == null || !records.nameable(key, user))) {
            errors.add(new FieldError("criteria.about", "There is no such record."));
            return null;
        }
        return key;
    }

    private static <E extends Enum<E>> @Nullable E oneOf(
            String field, @Nullable String text, Class<E> type, List<FieldError> errors) {
        try {
            return Params.oneOf(field, text, type);
        } catch (ProblemException e) {
            errors.addAll(e.errors());
            return null;
        }
    }
}
