package conversations.sidebar;

import conversations.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A moment of the database: the set of transactions that were committed then. A time can't say that exactly (a transaction
 * that wrote earlier may commit later), PostgreSQL's snapshot can.
 *
 * @param snapshot in PostgreSQL's text form {@code xmin:xmax:xip,…}
 */
record AsOf(String snapshot) {
    private static final Pattern PATTERN = Pattern.compile("(\\d{1,18}):(\\d{1,18}):([0-9,]*)");

    /** The opaque form for clients. */
    String encode() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(snapshot.getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws ProblemException 400 if it was not made by {@link #encode} */
    static AsOf decode(String encoded) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.ISO_8859_1);
            var match = PATTERN.matcher(text);
            if (match.matches()
                    && isSnapshot(Long.parseLong(match.group(1)), Long.parseLong(match.group(2)), match.group(3))) {
                return new AsOf(text);
            }
        } catch (IllegalArgumentException e) {
            // Not base64, so not made by encode() either.
        }
        throw ProblemException.malformed("asOf", "This is not a value that unread-count gave.");
    }

    /**
     * Whether PostgreSQL accepts it as a snapshot: running transactions in order, each from xmin (inclusive) to xmax
     * (exclusive).
     */
    private static boolean isSnapshot(long xmin, long xmax, String running) {
        var last = 0L;
        // A repeated group in the pattern would recurse once for each id, and a long list would overflow the stack.
        for (var xid : running.isEmpty() ? new String[0] : running.split(",", -1)) {
            var id = xid.isEmpty() || xid.length() > 18 ? 0 : Long.parseLong(xid);
            if (id <= last || id < xmin || id >= xmax) {
                return false;
            }
            last = id;
        }
        return xmin > 0 && xmin <= xmax;
    }
}
