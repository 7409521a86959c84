package conversations.alert.push;

import java.util.UUID;

/**
 * The content of a pop-up for a browser without an open window.
 *
 * @param seq the entry that it leads to
 * @param title who did what, in the reader's language
 * @param body the message's text; empty if there is none
 */
record PopUp(UUID conversationId, long seq, String title, String body) {
    /**
     * Maximum length of the body in code points: as many as any system shows; with the title and in JSON, far less than the
     * 3,000 bytes that all services accept.
     */
    static final int MAX_BODY_LENGTH = 200;
}
