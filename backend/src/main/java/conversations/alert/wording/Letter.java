package conversations.alert.wording;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, for the templates.
 *
 * @param language of its words
 * @param subject of the mail
 * @param title what the conversation is called
 * @param about the names of the records that the reader may name, null if there are none
 * @param hasEarlier whether there are more to tell, from before these lines
 * @param link opens the conversation
 * @param unsubscribe leads to where alerts by mail are stopped
 */
public record Letter(
        String language,
        String subject,
        String title,
        @Nullable String about,
        boolean hasEarlier,
        List<Line> lines,
        String link,
        String unsubscribe) {

    /**
     * An entry.
     *
     * @param event what a notice tells, going on from {@code who}; null of a message
     * @param text of a message by its lines
     * @param files the names of its files, null if it has none
     */
    public record Line(
            String who,
            String when,
            @Nullable String event,
            List<String> text,
            boolean edited,
            @Nullable String files) {}
}
