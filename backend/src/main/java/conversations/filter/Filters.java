package conversations.filter;

import conversations.platform.idempotency.Idempotency;
import conversations.platform.idempotency.Idempotency.Attempt;
import conversations.platform.idempotency.IdempotencyKey;
import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import conversations.platform.web.Ids;
import conversations.sidebar.BuiltInFilter;
import conversations.sidebar.Conditions;
import conversations.sidebar.SavedFilters;
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

/** The filters that a user has: the built-in ones and those they saved (F5). */
@ApplicationScoped
class Filters implements SavedFilters, PanacheRepositoryBase<SavedFilter, UUID> {
    /** So few that a list of them is put in order here. */
    private static final int MOST = 100;

    private final CriteriaCheck check;
    private final Idempotency idempotency;

    Filters(CriteriaCheck check, Idempotency idempotency) {
        this.check = check;
        this.idempotency = idempotency;
    }

    @Override
    public Conditions conditions(UUID id, UUID user) {
        return own(id, user).conditions();
    }

    private record Line(String place, FilterDto filter) {
        static Line of(BuiltInFilter filter) {
            return new Line("0" + filter.ordinal(), FilterDto.of(filter));
        }

        static Line of(SavedFilter filter) {
            return new Line(filter.place(), FilterDto.of(filter));
        }
    }

    /** The built-in ones, then the user's own by name. */
    Page<FilterDto> page(UUID user, PageRequest request) {
        var after = request.after();
        var lines = Stream.concat(
                        Arrays.stream(BuiltInFilter.values()).map(Line::of),
                        find("userId", user).stream().map(Line::of))
                .filter(line -> after == null || line.place.compareTo(after.getFirst()) > 0)
                .sorted(Comparator.comparing(Line::place))
                .limit(request.limit() + 1L)
                .toList();
        return Page.of(
                lines,
                request,
                line -> List.of(line.place),
                shown -> shown.stream().map(Line::filter).toList());
    }

    /** @throws ProblemException 404 for an unknown one and for another's */
    FilterDto get(String id, UUID user) {
        var builtIn = BuiltInFilter.of(id);
        return builtIn == null ? FilterDto.of(own(id, user)) : FilterDto.of(builtIn);
    }

    @Transactional
    FilterDto save(UUID user, FilterRequest request, IdempotencyKey key) {
        return idempotency.once(new Attempt(user.toString(), "POST /filters", key, request), FilterDto.class, () -> {
            lock(user);
            if (count("userId", user) >= MOST) {
                throw ProblemException.invalid("name", "You have " + MOST + " filters; delete one first.");
            }
            var checked = check.of(request, user, others(user, null));
            var filter = new SavedFilter(Ids.next(), user, checked.name(), checked.conditions());
            persist(filter);
            return FilterDto.of(filter);
        });
    }

    /** @throws ProblemException 409 for a built-in one */
    @Transactional
    FilterDto change(String id, UUID user, FilterRequest request) {
        var filter = changeable(id, user);
        lock(user);
        var checked = check.of(request, user, others(user, filter.id()));
        filter.change(checked.name(), checked.conditions());
        return FilterDto.of(filter);
    }

    /** @throws ProblemException 409 for a built-in one */
    @Transactional
    void remove(String id, UUID user) {
        delete(changeable(id, user));
    }

    private SavedFilter changeable(String id, UUID user) {
        if (BuiltInFilter.of(id) != null) {
            throw ProblemException.of(ProblemType.BUILT_IN_FILTER);
        }
        return own(id, user);
    }

    private SavedFilter own(String text, UUID user) {
        var id = Ids.parse(text);
        if (id == null) {
            throw ProblemException.notFound();
        }
        return own(id, user);
    }

    private SavedFilter own(UUID id, UUID user) {
        return find("id = ?1 and userId = ?2", id, user).firstResultOptional().orElseThrow(ProblemException::notFound);
    }

    private Set<String> others(UUID user, @Nullable UUID except) {
        return find("userId", user).stream()
                .filter(filter -> !filter.id().equals(except))
                .map(SavedFilter::nameKey)
                .collect(Collectors.toSet());
    }

    /** One change of a user's filters at a time until the transaction ends: names are unique, and their number has a limit. */
    private void lock(UUID user) {
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(hashtext(:key))", Object.class)
                .setParameter("key", "conversations.filters:" + user)
                .getSingleResult();
    }
}
