package conversations.attachment;

import conversations.person.UserId;
import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import conversations.platform.problem.Problem.FieldError;
import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import conversations.platform.rows.Rows;
import conversations.platform.web.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * The attachments of messages, for the packages that store messages. The caller checks who may see a message. Everything
 * runs in the caller's transaction.
 */
@ApplicationScoped
public class MessageAttachments {
    /** Maximum number of attachments of a message (I1). */
    public static final int MAX_PER_MESSAGE = 10;

    private static final String FIELD = "attachmentIds";
    private final Session session;

    private record Row(
            UUID id,
            String name,
            long size,
            String type,
            boolean hasPreview,
            UUID conversationId,
            long seq,
            int position) {
        AttachmentDto attachment() {
            return new AttachmentDto(id, name, size, type, hasPreview);
        }

        FileDto file() {
            return new FileDto(id, name, size, type, hasPreview, seq);
        }
    }

    private final Clock clock;

    MessageAttachments(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** Attachments selected for a message, in their order; locked against others until the transaction ends. */
    public static final class Selection {
        public static final Selection NONE = new Selection(List.of());

        private final List<Attachment> files;

        private Selection(List<Attachment> files) {
            this.files = files;
        }

        /** The names of the files. */
        public List<String> names() {
            return files.stream().map(Attachment::name).toList();
        }
    }

    /**
     * Selects the user's own attachments of these ids, duplicates ignored. Adds to {@code errors} each that is unknown or
     * another user's.
     */
    public Selection select(@Nullable List<String> ids, UserId uploader, List<FieldError> errors) {
        var positions = new LinkedHashMap<UUID, Integer>();
        var given = ids == null ? List.<String>of() : ids;
        for (var i = 0; i < given.size(); i++) {
            var id = given.get(i) == null ? null : Ids.parse(given.get(i));
            if (id == null) {
                errors.add(unknownFile(i));
            } else {
                positions.putIfAbsent(id, i);
            }
        }
        if (positions.size() > MAX_PER_MESSAGE) {
            errors.add(new FieldError(FIELD, "At most " + MAX_PER_MESSAGE + " files."));
            return Selection.NONE;
        }
        if (positions.isEmpty()) {
            return Selection.NONE;
        }
        var own = session.createQuery(
                        "from Attachment where id in :ids and uploaderId = :uploader order by id", Attachment.class)
                .setParameter("ids", positions.keySet())
                .setParameter("uploader", uploader.value())
                .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)
                .getResultStream()
                .collect(Collectors.toMap(Attachment::id, file -> file));
        positions.forEach((id, position) -> {
            if (!own.containsKey(id)) {
                errors.add(unknownFile(position));
            }
        });
        return new Selection(positions.keySet().stream()
                .map(own::get)
                .filter(Objects::nonNull)
                .toList());
    }

    private static FieldError unknownFile(int position) {
        return new FieldError(FIELD + "[" + position + "]", "You have no such file.");
    }

    /**
     * Puts the selected attachments on a message that was already written.
     *
     * @throws ProblemException 409 if one of them is on a message
     */
    public List<AttachmentDto> attach(Selection selection, MessageKey message) {
        var files = selection.files;
        if (files.isEmpty()) {
            return List.of();
        }
        if (files.stream().anyMatch(file -> file.message() != null)) {
            throw ProblemException.of(ProblemType.ATTACHMENT_USED);
        }
        session.createNativeMutationQuery("""
                        update attachment a set conversation_id = :conversation, seq = :seq, position = u.position
                        from unnest(:ids) with ordinality u (id, position) where a.id = u.id""")
                .setParameter("conversation", message.conversationId())
                .setParameter("seq", message.seq())
                .setParameter("ids", files.stream().map(Attachment::id).toArray(UUID[]::new))
                .executeUpdate();
        return files.stream().map(Attachment::dto).toList();
    }

    /** The attachments of these messages in one statement; a message without any has no key. */
    public Map<MessageKey, List<AttachmentDto>> of(Collection<MessageKey> messages) {
        var files = new HashMap<MessageKey, List<AttachmentDto>>();
        if (messages.isEmpty()) {
            return files;
        }
        Rows.query(session, """
                        select a.id, a.name, a.size, a.type, a.preview_type is not null as has_preview, a.conversation_id, a.seq, a.position
                        from unnest(:conversations, :seqs) m (conversation, seq)
                        join attachment a on a.conversation_id = m.conversation and a.seq = m.seq
                        order by a.conversation_id, a.seq, a.position""", Row.class)
                .setParameter(
                        "conversations",
                        messages.stream().map(MessageKey::conversationId).toArray(UUID[]::new))
                .setParameter("seqs", messages.stream().map(MessageKey::seq).toArray(Long[]::new))
                .getResultStream()
                .forEach(row -> files.computeIfAbsent(
                                new MessageKey(row.conversationId, row.seq), _ -> new ArrayList<>())
                        .add(row.attachment()));
        return files;
    }

    /** The names of a message's attachments. */
    public List<String> names(MessageKey message) {
        return of(List.of(message)).getOrDefault(message, List.of()).stream()
                .map(AttachmentDto::name)
                .toList();
    }

    /**
     * A page of a conversation's attachments, those of the newest message first.
     *
     * @param positions positions of the messages that the reader sees, as PostgreSQL writes an int8multirange
     */
    public Page<FileDto> page(UUID conversation, String positions, PageRequest request) {
        var after = request.after();
        var query = Rows.query(session, """
                        select a.id, a.name, a.size, a.type, a.preview_type is not null as has_preview, a.conversation_id, a.seq, a.position from attachment a
                        where a.conversation_id = :conversation and cast(:positions as int8multirange) @> a.seq
                        and (a.seq < :seq or a.seq = :seq and a.position > :position)
                        order by a.seq desc, a.position""", Row.class)
                .setParameter("conversation", conversation)
                .setParameter("positions", positions)
                .setParameter("seq", after == null ? Long.MAX_VALUE : parseNumber(after.get(0)))
                .setParameter("position", after == null ? 0 : (int) parseNumber(after.get(1)))
                .setMaxResults(request.limit() + 1);
        return Page.of(
                query.getResultList(),
                request,
                row -> List.of(String.valueOf(row.seq), String.valueOf(row.position)),
                rows -> rows.stream().map(Row::file).toList());
    }

    private static long parseNumber(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw PageRequest.invalidCursor();
        }
        return Long.parseLong(text);
    }

    /** Deletes the attachments of a message: their rows in this transaction, their blobs within a minute after it. */
    public void delete(MessageKey message) {
        session.createNativeMutationQuery("""
                        with gone as (
                            delete from attachment where conversation_id = :conversation and seq = :seq returning id
                        )
                        insert into loose_blob (id, remove_at) select id, :now from gone""")
                .setParameter("conversation", message.conversationId())
                .setParameter("seq", message.seq())
                .setParameter("now", clock.instant())
                .executeUpdate();
    }
}
