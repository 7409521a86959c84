package conversations.alert.wording;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a mail, for the templates.
 *
 * @param language the tag of its language
 * @param senders the names of the authors of its entries, for the sender's display name
 * @param subject the mail's subject, the same in all mails of the conversation to the same reader
 * @param headline a sentence that says who did what
 * @param about the names of the records that the reader may name, null if there are none
 * @param hasEarlier whether there are more entries, from before these
 * @param lines the entries
 * @param link the address that opens the conversation
 * @param removed whether the reader takes part no more
 * @param unsubscribe the address where alerts by mail are stopped
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

    /** Whether its headline says all of who did what, so that only the time is left to say of the entry. */
    public boolean isSingle() {
        return lines.size() == 1 && !hasEarlier;
    }

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

        /** The text with spaces that HTML keeps. */
        public List<String> spaced() {
            return text.stream().map(QuotedText::spaced).toList();
        }
    }
}
