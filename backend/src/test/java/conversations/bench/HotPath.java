package conversations.bench;

import java.util.List;

/**
 * Requests of one kind, and the statement that gives the same answer.
 *
 * @param isRepeatable whether a request may be sent again, because it changes nothing that the next one finds
 * @param statements the scripts of bench/best with their weights; empty where there is none
 */
record HotPath(String name, List<Request> requests, boolean isRepeatable, List<String> statements, Reader reader) {
    /** The users for whom the statements ask, by their number in bench/best. */
    enum Reader {
        ANY,
        IN_10_000_CONVERSATIONS,
        WITH_250_PEOPLE
    }

    HotPath(String name, List<Request> requests, boolean isRepeatable, List<String> statements) {
        this(name, requests, isRepeatable, statements, Reader.ANY);
    }

    /** @param token number of the token, beginning with 1 */
    record Request(String method, String path, int token, String body) {
        static Request get(String path, int token) {
            return new Request("GET", path, token, "");
        }
    }
}
