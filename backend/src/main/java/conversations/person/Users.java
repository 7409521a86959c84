package conversations.person;

import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import conversations.platform.text.Folding;
import conversations.platform.text.Text;
import conversations.platform.web.Ids;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Repository of users. */
@ApplicationScoped
public class Users implements PanacheRepositoryBase<User, UUID> {
    private record NamedUser(
            UUID id, String displayName, @Nullable String email, boolean active) {
        Profile profile() {
            return new Profile(new UserRef(id, displayName), email, active);
        }
    }

    /** The active users among {@code ids}. */
    public List<User> findActive(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1 and active", List.copyOf(ids));
    }

    /** References to the users among {@code ids}, in one statement. All users who are shown somewhere exist. */
    public Map<UUID, UserRef> refs(Collection<UUID> ids) {
        return refs(profiles(ids));
    }

    public static Map<UUID, UserRef> refs(Map<UUID, Profile> profiles) {
        return profiles.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, profile -> profile.getValue().ref()));
    }

    /** The profiles of the users among {@code ids}, in one statement. */
    public Map<UUID, Profile> profiles(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : getEntityManager()
                        .createQuery(
                                "select u.id, u.displayName, u.email, u.active from User u where u.id in :ids",
                                NamedUser.class)
                        .setParameter("ids", List.copyOf(ids))
                        .getResultStream()
                        .collect(Collectors.toMap(NamedUser::id, NamedUser::profile));
    }

    /** The only user that matches the condition, null if there is none or more than one. */
    @Nullable User findUnique(String condition, Object value) {
        var matches = find(condition, value).page(0, 2).list();
        return matches.size() == 1 ? matches.getFirst() : null;
    }

    /**
     * Serializes the creation and linking of users until the transaction ends: two tabs that open at once, or a first
     * sign-in during an import of the same person, must neither create two users nor link two people to one.
     */
    void lockLinks() {
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(hashtext('conversations.users'))", Object.class)
                .getSingleResult();
    }

    /** Locks the user's row against others who lock it so; not against new references to it. */
    public void lock(UserId id) {
        lock(id.value(), "no key update");
    }

    /** Locks the user's row against new references to it too. */
    void lockWithReferences(UUID id) {
        lock(id, "update");
    }

    private void lock(UUID id, String strength) {
        getEntityManager()
                .createNativeQuery("select 1 from users where id = :id for " + strength, Object.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    /** The ids of the CRM's users by external id; unknown ones are missing. */
    public Map<String, UUID> idsByExternalId(Collection<String> externalIds) {
        var ids = new HashMap<String, UUID>();
        // A text that can't be stored is nobody's id, and can't be a parameter either.
        var possible = externalIds.stream()
                .filter(id -> Text.invalidReason(id) == null)
                .toList();
        if (!possible.isEmpty()) {
            list("externalId in ?1", possible).forEach(user -> ids.put(String.valueOf(user.externalId()), user.id()));
        }
        return ids;
    }

    /**
     * Searches users for the people picker (A3). Every word of {@code q} must occur in the name or email, or begin family
     * and given name written as one word; users whose last name begins with {@code q} come first. Sorted by last name, first
     * name.
     *
     * @param deactivated whether deactivated users are found too
     */
    Page<UserDto> search(String q, boolean deactivated, Set<UUID> except, PageRequest request) {
        var folded = Text.trim(Folding.foldName(q));
        var conditions = new ArrayList<>(List.of(deactivated ? "true" : "active"));
        var values = new HashMap<String, Object>();
        var rank = "0";
        if (!folded.isEmpty()) {
            rank = "case when familyNameFolded like :prefix escape '\\' then 0 else 1 end";
            values.put("prefix", Text.escapeLike(folded) + "%");
            // Words may be separated by a comma, as in "Okafor, Carol".
            var words = Stream.of(folded.split("[\\s,]+"))
                    .filter(word -> !word.isEmpty())
                    .toList();
            for (var i = 0; i < words.size(); i++) {
                var word = Text.escapeLike(words.get(i));
                conditions.add("(searchFolded like :word" + i + " escape '\\' or joinedFolded like :joined" + i
                        + " escape '\\')");
                values.put("word" + i, "%" + word + "%");
                values.put("joined" + i, "% " + word + "%");
            }
        }
        if (!except.isEmpty()) {
            conditions.add("id not in :except");
            values.put("except", except);
        }
        var after = request.after();
        if (after != null) {
            conditions.add("(" + rank + ", familyNameFolded, givenNameFolded, id) > (:rank, :family, :given, :id)");
            values.put("rank", integer(after.get(0)));
            values.put("family", after.get(1));
            values.put("given", after.get(2));
            values.put("id", uuid(after.get(3)));
        }
        var query = getEntityManager()
                .createQuery(
                        // A constant rank is left out, because a bare number in ORDER BY names a column by its
                        // position.
                        "from User where " + String.join(" and ", conditions) + " order by "
                                + (folded.isEmpty() ? "" : rank + ", ") + "familyNameFolded, givenNameFolded, id",
                        User.class)
                .setMaxResults(request.limit() + 1);
        values.forEach(query::setParameter);
        return Page.of(
                query.getResultList(),
                request,
                user -> List.of(
                        user.familyNameFolded().startsWith(folded) ? "0" : "1",
                        user.familyNameFolded(),
                        user.givenNameFolded(),
                        user.id().toString()),
                users -> users.stream().map(UserDto::of).toList());
    }

    private static int integer(String text) {
        if (!text.equals("0") && !text.equals("1")) {
            throw PageRequest.invalidCursor();
        }
        return Integer.parseInt(text);
    }

    private static UUID uuid(String text) {
        var id = Ids.parse(text);
        if (id == null) {
            throw PageRequest.invalidCursor();
        }
        return id;
    }
}
