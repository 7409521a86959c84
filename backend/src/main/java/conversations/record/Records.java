package conversations.record;

import conversations.person.UserId;
import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import conversations.platform.problem.ProblemException;
import conversations.platform.text.Folding;
import conversations.platform.text.Text;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Repository of the CRM's records, and who may see them. */
@ApplicationScoped
public class Records implements PanacheRepositoryBase<CrmRecord, RecordKey> {
    private static final String WITH_ACCESS =
            "from CrmRecord r left join RecordAccess a on a.id.type = r.key.type and a.id.recordId = r.key.id and a.id.userId = :user";
    private static final String NAMEABLE = "(not r.restricted or a.view and a.edit)";

    private final RecordChangeListener changes;

    Records(RecordChangeListener changes) {
        this.changes = changes;
    }

    /** The rights of an entry of an access list. */
    public record Access(boolean view, boolean edit) {}

    private record UserAccess(UUID userId, boolean view, boolean edit) {}

    /** Creates or updates the record as the CRM has it; true if it is new (J1). */
    @Transactional
    public boolean upsert(RecordKey key, String name, boolean restricted, Map<UUID, Access> access) {
        // Serializes concurrent imports of the same record.
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(hashtext(:key))", Object.class)
                .setParameter("key", key.type().code() + ":" + key.id())
                .getSingleResult();
        var known = findById(key);
        var isShownDifferently = known != null && isShownDifferently(known, name, restricted, access);
        var record = known == null ? new CrmRecord(key) : known;
        record.setDetails(name, restricted);
        persist(record);
        var entities = getEntityManager();
        entities.createQuery("delete from RecordAccess a where a.id.type = :type and a.id.recordId = :id")
                .setParameter("type", key.type())
                .setParameter("id", key.id())
                .executeUpdate();
        access.forEach(
                (user, line) -> entities.persist(new RecordAccess(key, new UserId(user), line.view(), line.edit())));
        if (isShownDifferently) {
            entities.flush();
            entities.createNativeQuery(
                            "select name from record where type = :type and id = :id for update", String.class)
                    .setParameter("type", key.type().code())
                    .setParameter("id", key.id())
                    .getSingleResult();
            changes.onRecordChanged(key);
        }
        return known == null;
    }

    /** Whether the change alters how anybody is shown the record. */
    private boolean isShownDifferently(CrmRecord known, String name, boolean restricted, Map<UUID, Access> access) {
        return !known.name().equals(name)
                || known.isRestricted() != restricted
                || restricted && !currentAccess(known.key()).equals(access);
    }

    private Map<UUID, Access> currentAccess(RecordKey key) {
        return getEntityManager()
                .createQuery(
                        "select a.id.userId, a.view, a.edit from RecordAccess a where a.id.type = :type and a.id.recordId = :id",
                        UserAccess.class)
                .setParameter("type", key.type())
                .setParameter("id", key.id())
                .getResultStream()
                .collect(Collectors.toMap(UserAccess::userId, line -> new Access(line.view, line.edit)));
    }

    /** Whether {@code user} may view the record; false also for one that does not exist. */
    public boolean viewable(RecordKey key, UserId user) {
        return !viewable(Set.of(key), user).isEmpty();
    }

    /** Whether {@code user} may know which record it is (B11); false also for one that does not exist. */
    public boolean nameable(RecordKey key, UserId user) {
        return findWithPolicy(Set.of(key), user).stream().anyMatch(row -> row.policy.canSeeName());
    }

    /** The keys among {@code keys} of records that exist and that {@code user} may view, in one statement. */
    public Set<RecordKey> viewable(Collection<RecordKey> keys, UserId user) {
        return keys.isEmpty()
                ? Set.of()
                : findWithPolicy(keys, user).stream()
                        .filter(row -> row.policy.canView())
                        .map(row -> row.record.key())
                        .collect(Collectors.toSet());
    }

    /** By record, as far as it exists, those among the {@code users} given for it who may view it; in one statement. */
    public Map<RecordKey, Set<UUID>> viewers(Map<RecordKey, Set<UUID>> users) {
        if (users.isEmpty()) {
            return Map.of();
        }
        var all = users.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        return withAccess(users.keySet(), all).stream()
                .collect(Collectors.toMap(
                        record -> record.record.key(),
                        record -> users.getOrDefault(record.record.key(), Set.of()).stream()
                                .filter(user -> record.policy(new UserId(user)).canView())
                                .collect(Collectors.toSet())));
    }

    /** A record and a line of its access list, if it has one of those asked for. */
    private record RecordLine(CrmRecord record, @Nullable RecordAccess line) {}

    /** A record and the lines of its access list for the users that were asked for. */
    private record WithAccess(CrmRecord record, Map<UUID, RecordAccess> lines) {
        RecordPolicy policy(UserId user) {
            return RecordPolicy.of(record, lines.get(user.value()));
        }
    }

    private Collection<WithAccess> withAccess(Collection<RecordKey> keys, Set<UUID> users) {
        if (keys.isEmpty() || users.isEmpty()) {
            return List.of();
        }
        var records = new HashMap<RecordKey, WithAccess>();
        getEntityManager()
                .createQuery(
                        "select r, a from CrmRecord r left join RecordAccess a"
                                + " on a.id.type = r.key.type and a.id.recordId = r.key.id and a.id.userId in :users where r.key in :keys",
                        RecordLine.class)
                .setParameter("users", List.copyOf(users))
                .setParameter("keys", List.copyOf(keys))
                .getResultStream()
                .forEach(row -> {
                    var record = row.record;
                    var known = records.computeIfAbsent(record.key(), _ -> new WithAccess(record, new HashMap<>()));
                    if (row.line != null) {
                        known.lines.put(row.line.userId(), row.line);
                    }
                });
        return records.values();
    }

    /** How each of {@code keys} may be shown to {@code user} (B11), in one statement. */
    public Map<RecordKey, RecordRef> refs(Collection<RecordKey> keys, UserId user) {
        return refs(keys, Set.of(user.value())).getOrDefault(user.value(), Map.of());
    }

    /** By user, how each of {@code keys} may be shown to them (B11), in one statement. */
    public Map<UUID, Map<RecordKey, RecordRef>> refs(Collection<RecordKey> keys, Set<UUID> users) {
        var refs = new HashMap<UUID, Map<RecordKey, RecordRef>>();
        for (var record : withAccess(keys, users)) {
            var key = record.record.key();
            for (var user : users) {
                refs.computeIfAbsent(user, _ -> new HashMap<>())
                        .put(
                                key,
                                record.policy(new UserId(user)).canSeeName()
                                        ? RecordRef.named(key.type(), key.id(), record.record.name())
                                        : RecordRef.hidden(key.type()));
            }
        }
        return refs;
    }

    /** The references without id and name where {@code user} may not know them now (B11). */
    public List<RecordRef> redact(List<RecordRef> shown, UserId user) {
        var now =
                refs(shown.stream().map(RecordRef::key).filter(Objects::nonNull).toList(), user);
        return shown.stream()
                .map(ref -> {
                    var as = now.get(ref.key());
                    return as == null || as.key() == null ? RecordRef.hidden(ref.type()) : ref;
                })
                .toList();
    }

    /** A record as the CRM, its owner, sees it. */
    @Transactional
    RecordDto getForIntegration(RecordKey key) {
        return RecordDto.of(findById(key), new RecordPolicy(true, true));
    }

    /** @throws ProblemException 404 for an unknown record and for one that {@code user} may not view (F3) */
    RecordDto get(RecordKey key, UserId user) {
        return findWithPolicy(Set.of(key), user).stream()
                .filter(row -> row.policy.canView())
                .findFirst()
                .map(row -> RecordDto.of(row.record, row.policy))
                .orElseThrow(ProblemException::notFound);
    }

    /** The record picker (A2): those whose name {@code user} may know, by name. */
    Page<RecordDto> search(@Nullable RecordType type, String q, UserId user, PageRequest request) {
        var conditions = new ArrayList<>(List.of(NAMEABLE));
        var values = new HashMap<String, Object>();
        if (type != null) {
            conditions.add("r.key.type = :type");
            values.put("type", type);
        }
        if (!q.isEmpty()) {
            var words = Folding.fold(q).split("\\s+");
            for (var i = 0; i < words.length; i++) {
                conditions.add("(r.nameFolded like :word" + i + " escape '\\' or lower(r.key.id) like :id" + i
                        + " escape '\\')");
                values.put("word" + i, "%" + Text.escapeLike(Folding.foldName(words[i])) + "%");
                values.put("id" + i, "%" + Text.escapeLike(words[i]) + "%");
            }
        }
        var after = request.after();
        if (after != null) {
            // The columns are not compared as one row, because Hibernate converts the type only beside its own column.
            conditions.add(
                    "(r.nameFolded > :name or r.nameFolded = :name and (r.key.type > :afterType or r.key.type = :afterType and r.key.id > :afterId))");
            values.put("name", after.get(0));
            values.put("afterType", type(after.get(1)));
            values.put("afterId", after.get(2));
        }
        var query = getEntityManager()
                .createQuery(
                        "select r, a " + WITH_ACCESS + " where " + String.join(" and ", conditions)
                                + " order by r.nameFolded, r.key.type, r.key.id",
                        RecordLine.class)
                .setParameter("user", user.value())
                .setMaxResults(request.limit() + 1);
        values.forEach(query::setParameter);
        return Page.of(
                query.getResultList().stream().map(RecordWithPolicy::of).toList(),
                request,
                row -> List.of(
                        row.record.nameFolded(),
                        row.record.key().type().code(),
                        row.record.key().id()),
                rows -> rows.stream()
                        .map(row -> RecordDto.of(row.record, row.policy))
                        .toList());
    }

    private List<RecordWithPolicy> findWithPolicy(Collection<RecordKey> keys, UserId user) {
        return getEntityManager()
                .createQuery("select r, a " + WITH_ACCESS + " where r.key in :keys", RecordLine.class)
                .setParameter("user", user.value())
                .setParameter("keys", List.copyOf(keys))
                .getResultList()
                .stream()
                .map(RecordWithPolicy::of)
                .toList();
    }

    private static RecordType type(String code) {
        for (var type : RecordType.values()) {
            if (type.code().equals(code)) {
                return type;
            }
        }
        throw PageRequest.invalidCursor();
    }

    private record RecordWithPolicy(CrmRecord record, RecordPolicy policy) {
        static RecordWithPolicy of(RecordLine row) {
            return new RecordWithPolicy(row.record, RecordPolicy.of(row.record, row.line));
        }
    }
}
