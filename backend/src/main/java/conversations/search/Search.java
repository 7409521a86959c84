package conversations.search;

import conversations.attachment.AttachmentDto;
import conversations.conversation.FoundTexts;
import conversations.conversation.FoundTexts.Found;
import conversations.conversation.FoundTexts.Place;
import conversations.conversation.TextSearch;
import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import conversations.platform.text.SearchForm;
import conversations.platform.text.SearchForm.Word;
import conversations.record.RecordKey;
import conversations.record.Records;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.QueryTimeoutException;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.hibernate.type.StandardBasicTypes;
import org.jspecify.annotations.Nullable;

/** Full-text search (F6). */
@ApplicationScoped
class Search implements TextSearch {
    /** A person who sees millions of messages is better told to narrow it than kept waiting, and others with them. */
    private static final int PATIENCE_SECONDS = 5;

    private final Session session;
    private final Records records;
    private final FoundTexts texts;

    Search(Session session, Records records, FoundTexts texts) {
        this.session = session;
        this.records = records;
        this.texts = texts;
    }

    /** A place and where it stands in the order, which is that of the columns, from greatest to smallest. */
    private record Hit(int rank, Instant at, UUID conversation, long seq) {
        static Hit of(Object[] row) {
            return new Hit((int) row[0], (Instant) row[1], (UUID) row[2], (long) row[3]);
        }

        List<String> position() {
            return List.of(String.valueOf(rank), at.toString(), conversation.toString(), String.valueOf(seq));
        }
    }

    /** @param about the record in whose tab to look, null for the reader's sidebar */
    Page<SearchHitDto> page(String q, @Nullable RecordKey about, UUID reader, PageRequest request) {
        var words = SearchForm.words(q);
        if (words.isEmpty() || (about != null && !records.nameable(about, reader))) {
            return new Page<>(List.of(), null);
        }
        var matching = new Matching(words);
        var query = session.createNativeQuery(matching.hits(about != null, request.after() != null), Object[].class)
                .addScalar("rank", StandardBasicTypes.INTEGER)
                .addScalar("at", StandardBasicTypes.INSTANT)
                .addScalar("conversation_id", StandardBasicTypes.UUID)
                .addScalar("seq", StandardBasicTypes.LONG)
                .setParameter("reader", reader)
                .setMaxResults(request.limit() + 1);
        if (about != null) {
            query.setParameter("type", about.type().code()).setParameter("record", about.id());
        }
        var after = request.after();
        if (after != null) {
            query.setParameter("rank", (int) PageRequest.number(after.get(0), Integer.MAX_VALUE))
                    .setParameter("at", PageRequest.instant(after.get(1)))
                    .setParameter("conversation", PageRequest.uuid(after.get(2)))
                    .setParameter("seq", PageRequest.number(after.get(3), Long.MAX_VALUE));
        }
        matching.bind(query, true);
        return Page.of(
                list(query).map(Hit::of).toList(),
                request,
                Hit::position,
                hits -> present(hits, words, reader, about == null));
    }

    @Override
    public Set<UUID> conversations(String q, UUID reader) {
        var words = SearchForm.words(q);
        if (words.isEmpty()) {
            return Set.of();
        }
        var matching = new Matching(words);
        var query = session.createNativeQuery(matching.conversations(), Object[].class)
                .addScalar("conversation_id", StandardBasicTypes.UUID)
                .setParameter("reader", reader);
        matching.bind(query, false);
        return list(query).map(row -> (UUID) row[0]).collect(Collectors.toSet());
    }

    private static Stream<Object[]> list(NativeQuery<Object[]> query) {
        try {
            return query.setTimeout(PATIENCE_SECONDS).getResultList().stream();
        } catch (QueryTimeoutException e) {
            throw ProblemException.of(
                    ProblemType.UNAVAILABLE, "The search takes too long. Look for something rarer, or in one record.");
        }
    }

    private List<SearchHitDto> present(List<Hit> hits, List<Word> words, UUID reader, boolean inSidebar) {
        var places =
                hits.stream().map(hit -> new Place(hit.conversation, hit.seq)).toList();
        return texts.at(places, reader, inSidebar).stream()
                .map(found -> new SearchHitDto(
                        new SearchHitDto.ConversationName(found.conversation(), found.subject()),
                        found.entry(),
                        Highlight.of(text(found), words)))
                .toList();
    }

    private static String text(Found found) {
        var entry = found.entry();
        var texts = entry == null
                ? Stream.of(found.subject(), found.description())
                : Stream.concat(
                        Stream.of(entry.text()), entry.attachments().stream().map(AttachmentDto::name));
        return texts.filter(Objects::nonNull).collect(Collectors.joining("\n"));
    }
}
