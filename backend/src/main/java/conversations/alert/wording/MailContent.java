package conversations.alert.wording;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, for the templates.
 *
 * @param language of its words
 * @param senders the people whose doing it tells of, for the sender's display name
 * @param subject of the mail: the same in all mails of the conversation to the same reader
 * @param headline who did what
 * @param about the names of the records that the reader may name, null if there are none
 * @param hasEarlier whether there are more to tell, from before these lines
 * @param link opens the conversation
 * @param removed whether its reader takes part no more
 * @param unsubscribe leads to where alerts by mail are stopped
 */
public record MailContent(
        String language,
        String senders,
        String subject,
        String headline,
        @Nullable String about,
        boolean hasEarlier,
        List<EntryLine> lines,
        String link,
        boolean removed,
        String unsubscribe) {

    /**
     * An entry.
     *
     * @param event what a notice tells, going on from {@code who}; null of a message
     * @param text of a message by its lines
     * @param files the names of its files, null if it has none
     */
    public record EntryLine(
            String who,
            String when,
            @Nullable String event,
            List<String> text,
            boolean edited,
            @Nullable String files) {

        /** The text as HTML keeps it. */
        public List<String> spaced() {
            return text.stream().map(QuotedText::spaced).toList();
        }
    }
}
