package conversations.conversation;

import conversations.platform.text.Folding;
import conversations.platform.text.SearchForm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Maintains the rows that search reads: the texts of a conversation in their {@link SearchForm}, several in one row (ADR
 * 31). Position 0 holds subject and description; a deleted message has an empty form, in which nothing is found. The caller
 * holds the conversation's lock.
 */
@ApplicationScoped
public class SearchBlocks {
    static final int POSITIONS = 16;

    /** Adds a message; part of the one statement that posts it. */
    static final String APPEND = """
            insert into search_block (conversation_id, block, seqs, ats, texts, folding)
            values (:conversation, :block, array[cast(:seq as bigint)], array[cast(:at as timestamptz)], :form, %d)
            on conflict (conversation_id, block) do update set seqs = search_block.seqs || excluded.seqs,
                ats = search_block.ats || excluded.ats, texts = search_block.texts || chr(2) || excluded.texts""".formatted(Folding.VERSION);

    private final Session session;

    SearchBlocks(Session session) {
        this.session = session;
    }

    /** The row that holds a position. */
    static long block(long seq) {
        return seq / POSITIONS;
    }

    /** Writes a new conversation with its first message. */
    void insert(Conversation conversation, String message, List<String> fileNames) {
        session.createNativeMutationQuery("""
                        insert into search_block (conversation_id, block, seqs, ats, texts, folding)
                        values (:conversation, 0, array[0, 1], array[cast(:at as timestamptz), cast(:at as timestamptz)], :forms, :folding)""")
                .setParameter("conversation", conversation.id())
                .setParameter("at", conversation.createdAt())
                .setParameter("forms", detailsForm(conversation) + SearchForm.SEPARATOR + form(message, fileNames))
                .setParameter("folding", Folding.VERSION)
                .executeUpdate();
    }

    /** Updates the form of subject and description after one of them changed. */
    void update(Conversation conversation) {
        replaceForm(conversation.id(), 0, detailsForm(conversation));
    }

    /** Updates the form of a message after it was edited or deleted. */
    public void update(Entry message, List<String> fileNames) {
        replaceForm(message.conversationId(), message.seq(), form(message.text(), fileNames));
    }

    /**
     * The form of texts that are searched together: a message's text and the names of its files, or subject and description.
     */
    static String form(@Nullable String first, List<String> others) {
        return SearchForm.of(
                Stream.concat(Stream.ofNullable(first), others.stream()).collect(Collectors.joining("\n")));
    }

    private void replaceForm(UUID conversation, long seq, String form) {
        session.createNativeMutationQuery("""
                        update search_block set texts = coalesce((
                            select string_agg(case when seqs[s.n] = :seq then :form else s.form end, chr(2) order by s.n)
                            from string_to_table(texts, chr(2)) with ordinality s (form, n)), :form)
                        where conversation_id = :conversation and block = :block""")
                .setParameter("conversation", conversation)
                .setParameter("block", block(seq))
                .setParameter("seq", seq)
                .setParameter("form", form)
                .executeUpdate();
    }

    /** The form of subject and description. */
    static String detailsForm(@Nullable String subject, @Nullable String description) {
        return form(subject, description == null ? List.of() : List.of(description));
    }

    private static String detailsForm(Conversation conversation) {
        return detailsForm(conversation.subject(), conversation.description());
    }
}
