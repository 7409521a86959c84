package conversations.sidebar;

import conversations.person.UserId;
import conversations.platform.idempotency.Idempotency;
import conversations.platform.idempotency.Idempotency.Attempt;
import conversations.platform.idempotency.IdempotencyKey;
import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import conversations.platform.web.Ids;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Manages the filters of users: the built-in ones and those they saved (F5). */
@ApplicationScoped
class Filters implements PanacheRepositoryBase<SavedFilter, UUID> {
    /** Maximum number of saved filters of a user; few enough to sort a list of them in memory. */
    private static final int MAX_FILTERS = 100;

    private final FilterValidator validator;
    private final Idempotency idempotency;

    Filters(FilterValidator validator, Idempotency idempotency) {
        this.validator = validator;
        this.idempotency = idempotency;
    }

    /**
     * The criteria of {@code user}'s filter.
     *
     * @throws ProblemException 404 for an unknown one and for another's
     */
    SidebarCriteria criteria(UUID id, UserId user) {
        return requireOwn(id, user).criteria();
    }

    private record SortedFilter(String sortKey, FilterDto filter) {
        static SortedFilter of(BuiltInFilter filter) {
            return new SortedFilter("0" + filter.ordinal(), FilterDto.of(filter));
        }

        static SortedFilter of(SavedFilter filter) {
            return new SortedFilter(filter.sortKey(), FilterDto.of(filter));
        }
    }

    /** The built-in ones, then the user's own by name. */
    Page<FilterDto> page(UserId user, PageRequest request) {
        var after = request.after();
        var lines = Stream.concat(
                        Arrays.stream(BuiltInFilter.values()).map(SortedFilter::of),
                        find("userId", user.value()).stream().map(SortedFilter::of))
                .filter(line -> after == null || line.sortKey.compareTo(after.getFirst()) > 0)
                .sorted(Comparator.comparing(SortedFilter::sortKey))
                .limit(request.limit() + 1L)
                .toList();
        return Page.of(
                lines,
                request,
                line -> List.of(line.sortKey),
                shown -> shown.stream().map(SortedFilter::filter).toList());
    }

    /** @throws ProblemException 404 for an unknown one and for another's */
    FilterDto get(String id, UserId user) {
        var builtIn = BuiltInFilter.of(id);
        return builtIn == null ? FilterDto.of(requireOwn(id, user)) : FilterDto.of(builtIn);
    }

    @Transactional
    FilterDto save(UserId user, FilterRequest request, IdempotencyKey key) {
        return idempotency.once(new Attempt(user.toString(), "POST /filters", key, request), FilterDto.class, () -> {
            lock(user);
            if (count("userId", user.value()) >= MAX_FILTERS) {
                throw ProblemException.invalid("name", "You have " + MAX_FILTERS + " filters; delete one first.");
            }
            var checked = validator.validate(request, user, otherNames(user, null));
            var filter = new SavedFilter(Ids.next(), user, checked.name(), checked.criteria());
            persist(filter);
            return FilterDto.of(filter);
        });
    }

    /** @throws ProblemException 409 for a built-in one */
    @Transactional
    FilterDto change(String id, UserId user, FilterRequest request) {
        var filter = requireChangeable(id, user);
        lock(user);
        var checked = validator.validate(request, user, otherNames(user, filter.id()));
        filter.update(checked.name(), checked.criteria());
        return FilterDto.of(filter);
    }

    /** @throws ProblemException 409 for a built-in one */
    @Transactional
    void remove(String id, UserId user) {
        delete(requireChangeable(id, user));
    }

    private SavedFilter requireChangeable(String id, UserId user) {
        if (BuiltInFilter.of(id) != null) {
            throw ProblemException.of(ProblemType.BUILT_IN_FILTER);
        }
        return requireOwn(id, user);
    }

    private SavedFilter requireOwn(String text, UserId user) {
        var id = Ids.parse(text);
        if (id == null) {
            throw ProblemException.notFound();
        }
        return requireOwn(id, user);
    }

    private SavedFilter requireOwn(UUID id, UserId user) {
        return find("id = ?1 and userId = ?2", id, user.value())
                .firstResultOptional()
                .orElseThrow(ProblemException::notFound);
    }

    private Set<String> otherNames(UserId user, @Nullable UUID except) {
        return find("userId", user.value()).stream()
                .filter(filter -> !filter.id().equals(except))
                .map(SavedFilter::nameKey)
                .collect(Collectors.toSet());
    }

    /**
     * Serializes changes of a user's filters until the transaction ends, because names are unique and their number is
     * limited.
     */
    private void lock(UserId user) {
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(hashtext(:key))", Object.class)
                .setParameter("key", "conversations.filters:" + user)
                .getSingleResult();
    }
}
