package conversations.search;

import conversations.attachment.AttachmentDto;
import conversations.message.SearchHitLoader;
import conversations.message.SearchHitLoader.LoadedHit;
import conversations.message.SearchHitLoader.TextPosition;
import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import conversations.platform.text.SearchForm;
import conversations.platform.text.SearchForm.Word;
import conversations.record.RecordKey;
import conversations.record.Records;
import conversations.sidebar.TextSearch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.QueryTimeoutException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.hibernate.type.StandardBasicTypes;
import org.jspecify.annotations.Nullable;

/** Searches texts (F6). */
@ApplicationScoped
class Search implements TextSearch {
    /**
     * Maximum duration of a search; somebody who sees millions of messages is told to narrow it rather than kept waiting.
     */
    private static final int TIMEOUT_SECONDS = 5;

    /** The number of rows that are split first for each requested hit. */
    private static final int BLOCKS_PER_HIT = 5;

    private static final int ALL_BLOCKS = 1_000_000_000;

    private final Session session;
    private final Records records;
    private final SearchHitLoader hitLoader;

    Search(Session session, Records records, SearchHitLoader hitLoader) {
        this.session = session;
        this.records = records;
        this.hitLoader = hitLoader;
    }

    /** A hit with its place in the order of these columns, greatest first. */
    private record Hit(int rank, Instant at, UUID conversation, long seq) {
        static Hit of(Object[] row) {
            return new Hit((int) row[0], (Instant) row[1], (UUID) row[2], (long) row[3]);
        }

        List<String> position() {
            return List.of(String.valueOf(rank), at.toString(), conversation.toString(), String.valueOf(seq));
        }

        boolean isBefore(int otherRank, Instant otherAt) {
            return rank > otherRank || (rank == otherRank && at.isAfter(otherAt));
        }
    }

    /** @param about the record in whose tab to look, null for the reader's sidebar */
    Page<SearchHitDto> page(String q, @Nullable RecordKey about, UUID reader, PageRequest request) {
        var words = SearchForm.words(q);
        if (words.isEmpty() || (about != null && !records.nameable(about, reader))) {
            return new Page<>(List.of(), null);
        }
        return Page.of(
                hits(new SearchQuery(words), about, reader, request),
                request,
                Hit::position,
                hits -> present(hits, words, reader, about == null));
    }

    /** Searches the best rows first; all rows if the others might hold better hits, and on later pages. */
    private List<Hit> hits(SearchQuery searchQuery, @Nullable RecordKey about, UUID reader, PageRequest request) {
        if (request.after() == null) {
            var rows = rows(searchQuery, about, reader, request, BLOCKS_PER_HIT * request.limit());
            var hits = hits(rows);
            var otherRank = (Integer) rows.getFirst()[4];
            if (otherRank == null
                    || (hits.size() > request.limit()
                            && hits.getLast().isBefore(otherRank, (Instant) rows.getFirst()[5]))) {
                return hits;
            }
        }
        return hits(rows(searchQuery, about, reader, request, ALL_BLOCKS));
    }

    private static List<Hit> hits(List<Object[]> rows) {
        return rows.stream().filter(row -> row[0] != null).map(Hit::of).toList();
    }

    private List<Object[]> rows(
            SearchQuery searchQuery, @Nullable RecordKey about, UUID reader, PageRequest request, int blocks) {
        var after = request.after();
        var query = session.createNativeQuery(searchQuery.hits(about != null, after != null), Object[].class)
                .addScalar("rank", StandardBasicTypes.INTEGER)
                .addScalar("at", StandardBasicTypes.INSTANT)
                .addScalar("conversation_id", StandardBasicTypes.UUID)
                .addScalar("seq", StandardBasicTypes.LONG)
                .addScalar("other_rank", StandardBasicTypes.INTEGER)
                .addScalar("other_at", StandardBasicTypes.INSTANT)
                .setParameter("reader", reader)
                .setParameter("blocks", blocks)
                .setParameter("limit", request.limit() + 1);
        if (about != null) {
            query.setParameter("type", about.type().code()).setParameter("record", about.id());
        }
        if (after != null) {
            query.setParameter("rank", (int) PageRequest.number(after.get(0), Integer.MAX_VALUE))
                    .setParameter("at", PageRequest.instant(after.get(1)))
                    .setParameter("conversation", PageRequest.uuid(after.get(2)))
                    .setParameter("seq", PageRequest.number(after.get(3), Long.MAX_VALUE));
        }
        searchQuery.bind(query, true);
        return execute(query);
    }

    @Override
    public Set<UUID> conversations(String q, UUID reader) {
        var words = SearchForm.words(q);
        if (words.isEmpty()) {
            return Set.of();
        }
        var searchQuery = new SearchQuery(words);
        var query = session.createNativeQuery(searchQuery.conversations(), Object[].class)
                .addScalar("conversation_id", StandardBasicTypes.UUID)
                .setParameter("reader", reader);
        searchQuery.bind(query, false);
        return execute(query).stream().map(row -> (UUID) row[0]).collect(Collectors.toSet());
    }

    private static List<Object[]> execute(NativeQuery<Object[]> query) {
        try {
            return query.setTimeout(TIMEOUT_SECONDS).getResultList();
        } catch (QueryTimeoutException e) {
            throw ProblemException.of(
                    ProblemType.UNAVAILABLE,
                    "The search takes too long. Search for rarer words, or within one record.");
        }
    }

    private List<SearchHitDto> present(List<Hit> hits, List<Word> words, UUID reader, boolean inSidebar) {
        var positions = hits.stream()
                .map(hit -> new TextPosition(hit.conversation, hit.seq))
                .toList();
        return hitLoader.load(positions, reader, inSidebar).stream()
                .map(found -> new SearchHitDto(
                        new SearchHitDto.ConversationName(found.conversation(), found.subject()),
                        found.entry(),
                        Highlight.of(text(found), words)))
                .toList();
    }

    private static String text(LoadedHit found) {
        var entry = found.entry();
        var texts = entry == null
                ? Stream.of(found.subject(), found.description())
                : Stream.concat(
                        Stream.of(entry.text()), entry.attachments().stream().map(AttachmentDto::name));
        return texts.filter(Objects::nonNull).collect(Collectors.joining("\n"));
    }
}
