package conversations.search;

import conversations.attachment.AttachmentDto;
import conversations.message.SearchHitLoader;
import conversations.message.SearchHitLoader.LoadedHit;
import conversations.message.SearchHitLoader.TextPosition;
import conversations.person.UserId;
import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import conversations.platform.rows.Rows;
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
        List<String> position() {
            return List.of(String.valueOf(rank), at.toString(), conversation.toString(), String.valueOf(seq));
        }

        boolean isBefore(int otherRank, Instant otherAt) {
            return rank > otherRank || (rank == otherRank && at.isAfter(otherAt));
        }
    }

    /** A line of {@link SearchQuery#hits}. */
    private record Row(
            @Nullable Integer rank,
            @Nullable Instant at,
            @Nullable UUID conversationId,
            @Nullable Long seq,
            @Nullable Integer otherRank,
            @Nullable Instant otherAt) {
        @Nullable Hit hit() {
            return rank == null || at == null || conversationId == null || seq == null
                    ? null
                    : new Hit(rank, at, conversationId, seq);
        }
    }

    private record Found(UUID conversationId) {}

    /** @param about the record in whose tab to look, null for the reader's sidebar */
    Page<SearchHitDto> page(String q, @Nullable RecordKey about, UserId reader, PageRequest request) {
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
    private List<Hit> hits(SearchQuery searchQuery, @Nullable RecordKey about, UserId reader, PageRequest request) {
        if (request.after() == null) {
            var rows = rows(searchQuery, about, reader, request, BLOCKS_PER_HIT * request.limit());
            var hits = hits(rows);
            var otherRank = rows.getFirst().otherRank;
            var otherAt = rows.getFirst().otherAt;
            if (otherRank == null
                    || otherAt == null
                    || (hits.size() > request.limit() && hits.getLast().isBefore(otherRank, otherAt))) {
                return hits;
            }
        }
        return hits(rows(searchQuery, about, reader, request, ALL_BLOCKS));
    }

    private static List<Hit> hits(List<Row> rows) {
        return rows.stream().map(Row::hit).filter(Objects::nonNull).toList();
    }

    private List<Row> rows(
            SearchQuery searchQuery, @Nullable RecordKey about, UserId reader, PageRequest request, int blocks) {
        var after = request.after();
        var query = Rows.query(session, searchQuery.hits(about != null, after != null), Row.class)
                .setParameter("reader", reader.value())
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
    public Set<UUID> conversations(String q, UserId reader) {
        var words = SearchForm.words(q);
        if (words.isEmpty()) {
            return Set.of();
        }
        var searchQuery = new SearchQuery(words);
        var query =
                Rows.query(session, searchQuery.conversations(), Found.class).setParameter("reader", reader.value());
        searchQuery.bind(query, false);
        return execute(query).stream().map(Found::conversationId).collect(Collectors.toSet());
    }

    private static <R> List<R> execute(NativeQuery<R> query) {
        try {
            return query.setTimeout(TIMEOUT_SECONDS).getResultList();
        } catch (QueryTimeoutException e) {
            throw ProblemException.of(
                    ProblemType.UNAVAILABLE,
                    "The search takes too long. Search for rarer words, or within one record.");
        }
    }

    private List<SearchHitDto> present(List<Hit> hits, List<Word> words, UserId reader, boolean inSidebar) {
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
