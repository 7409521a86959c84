package conversations.alert.push;

import java.util.UUID;

/**
 * What a browser is told while no window is open.
 *
 * @param seq the entry that it leads to
 * @param title who and about what, in the reader's language
 * @param body the message; empty where there is none
 */
record PopUp(UUID conversationId, long seq, String title, String body) {
    /** Code points, as many as are shown anywhere; with the title and in JSON far less than the 3,000 bytes that all services take. */
    static final int MAX_BODY_LENGTH = 200;
}
