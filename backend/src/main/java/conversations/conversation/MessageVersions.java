package conversations.conversation;

import conversations.platform.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The texts that messages had before they were edited (C6), numbered from 1. */
@ApplicationScoped
public class MessageVersions {
    private final Session session;

    MessageVersions(Session session) {
        this.session = session;
    }

    /** A text and the time since which it was the message's. */
    public record Version(int version, String text, Instant at) {}

    private record Text(String text) {}

    /** Keeps the message's present text; false where {@link ConversationLimits#MAX_EDITS} are kept already. */
    public boolean add(Entry message) {
        return session.createNativeMutationQuery("""
                        insert into entry_version (conversation_id, seq, version, text, at)
                        select :conversation, :seq, count(*) + 1, :text, :at from entry_version
                        where conversation_id = :conversation and seq = :seq having count(*) < :max""")
                        .setParameter("conversation", message.conversationId())
                        .setParameter("seq", message.seq())
                        .setParameter("text", message.text())
                        .setParameter("at", message.textSince())
                        .setParameter("max", ConversationLimits.MAX_EDITS)
                        .executeUpdate()
                == 1;
    }

    public void deleteAll(Entry message) {
        session.createNativeMutationQuery(
                        "delete from entry_version where conversation_id = :conversation and seq = :seq")
                .setParameter("conversation", message.conversationId())
                .setParameter("seq", message.seq())
                .executeUpdate();
    }

    /** The versions after number {@code from}, oldest first, or before it, newest first. */
    public List<Version> list(Entry message, boolean isNewestFirst, int from, int limit) {
        return Rows.query(
                        session,
                        "select version, text, at from entry_version where conversation_id = :conversation and seq = :seq and "
                                + (isNewestFirst
                                        ? "version < :from order by version desc"
                                        : "version > :from order by version"),
                        Version.class)
                .setParameter("conversation", message.conversationId())
                .setParameter("seq", message.seq())
                .setParameter("from", from)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The text that a message has had since this time, or, if it never had one since then, its present text. */
    @Nullable String textOf(Entry message, Instant since) {
        return message.textSince().equals(since)
                ? message.text()
                : Rows.query(
                                session,
                                "select text from entry_version where conversation_id = :conversation and seq = :seq and at = :since",
                                Text.class)
                        .setParameter("conversation", message.conversationId())
                        .setParameter("seq", message.seq())
                        .setParameter("since", since)
                        .getResultStream()
                        .findFirst()
                        .map(Text::text)
                        .orElse(message.text());
    }
}
