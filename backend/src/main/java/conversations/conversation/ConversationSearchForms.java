package conversations.conversation;

import conversations.attachment.AttachmentDto;
import conversations.attachment.MessageAttachments;
import conversations.attachment.MessageKey;
import conversations.platform.rows.Rows;
import conversations.platform.text.Folding;
import conversations.platform.text.RefoldableForms;
import conversations.platform.text.SearchForm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Brings the search forms of conversations up to date. */
@ApplicationScoped
class ConversationSearchForms implements RefoldableForms {
    private static final String OUTDATED = "folding < " + Folding.VERSION;

    private final Session session;
    private final MessageAttachments files;

    ConversationSearchForms(Session session, MessageAttachments files) {
        this.session = session;
        this.files = files;
    }

    private record Id(UUID id) {}

    private record Snapshot(
            UUID conversationId,
            UUID userId,
            @Nullable String subject,
            @Nullable String description) {}

    private record Block(UUID conversation, long block) {}

    /** The texts at a timeline position: a message's text, null if it was deleted; subject and description at position 0. */
    private record Part(
            UUID conversationId,
            long block,
            long seq,
            @Nullable String text,
            @Nullable String subject,
            @Nullable String description) {
        MessageKey key() {
            return new MessageKey(conversationId, seq);
        }

        String form(Map<MessageKey, List<AttachmentDto>> files) {
            return seq == 0
                    ? SearchBlocks.detailsForm(subject, description)
                    : SearchBlocks.form(
                            text,
                            files.getOrDefault(key(), List.of()).stream()
                                    .map(AttachmentDto::name)
                                    .toList());
        }
    }

    @Override
    @Transactional
    public int refold(int limit) {
        return refoldBlocks(limit) + refoldSnapshots(limit);
    }

    /**
     * Refolds blocks while holding their conversations' locks; conversations that another transaction has locked are skipped
     * until later.
     */
    private int refoldBlocks(int limit) {
        var conversations = Rows.query(
                        session,
                        "select id from conversation where id in (select conversation_id from search_block where "
                                + OUTDATED + " order by conversation_id, block limit :max) for update skip locked",
                        Id.class)
                .setParameter("max", limit)
                .getResultStream()
                .map(Id::id)
                .toList();
        if (conversations.isEmpty()) {
            return 0;
        }
        var rows = readBlocks(conversations, limit);
        var named = files.of(rows.values().stream()
                .flatMap(List::stream)
                .map(Part::key)
                .filter(key -> key.seq() > 0)
                .toList());
        rows.forEach((row, parts) -> session.createNativeMutationQuery(
                        "update search_block set texts = :texts, folding = " + Folding.VERSION
                                + " where conversation_id = :conversation and block = :block")
                .setParameter(
                        "texts",
                        parts.stream()
                                .map(part -> part.form(named))
                                .collect(Collectors.joining(String.valueOf(SearchForm.SEPARATOR))))
                .setParameter("conversation", row.conversation)
                .setParameter("block", row.block)
                .executeUpdate());
        return rows.size();
    }

    private Map<Block, List<Part>> readBlocks(List<UUID> conversations, int limit) {
        return Rows.query(session, """
                        select b.conversation_id, b.block, s.seq, e.text, c.subject, c.description
                        from (select * from search_block where conversation_id in (:conversations) and %s
                            order by conversation_id, block limit :max) b
                        join conversation c on c.id = b.conversation_id
                        cross join lateral unnest(b.seqs) with ordinality s (seq, n)
                        left join entry e on e.conversation_id = b.conversation_id and e.seq = s.seq
                        order by b.conversation_id, b.block, s.n""".formatted(OUTDATED), Part.class)
                .setParameter("conversations", conversations)
                .setParameter("max", limit)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        part -> new Block(part.conversationId, part.block), LinkedHashMap::new, Collectors.toList()));
    }

    private int refoldSnapshots(int limit) {
        var copies = Rows.query(
                        session,
                        "select conversation_id, user_id, subject, description from left_copy where " + OUTDATED
                                + " order by conversation_id, user_id limit :max for update skip locked",
                        Snapshot.class)
                .setParameter("max", limit)
                .getResultList();
        copies.forEach(copy -> session.createNativeMutationQuery("update left_copy set search_form = :form, folding = "
                        + Folding.VERSION + " where conversation_id = :conversation and user_id = :user")
                .setParameter("form", SearchBlocks.detailsForm(copy.subject, copy.description))
                .setParameter("conversation", copy.conversationId)
                .setParameter("user", copy.userId)
                .executeUpdate());
        return copies.size();
    }
}
