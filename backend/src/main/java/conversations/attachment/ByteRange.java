package conversations.attachment;

import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file (RFC 9110, 14).
 *
 * @param first the number of its first byte, from 0
 * @param last the number of its last byte
 */
record ByteRange(long first, long last) {
    private static final Pattern ONE = Pattern.compile("(?i:bytes)=[ \t]*([0-9]*)-([0-9]*)[ \t]*");

    /**
     * The part that a Range header asks for of a file of this size.
     *
     * @return null for the whole file: where there is no such header, and where it is malformed, of another unit, or asks for
     *     several parts, all of which a server may ignore
     * @throws ProblemException 416 for a part that lies outside of the file
     */
    static @Nullable ByteRange of(@Nullable String header, long size) {
        var asked = ONE.matcher(header == null ? "" : header);
        if (!asked.matches()) {
            return null;
        }
        var first = number(asked.group(1));
        var last = number(asked.group(2));
        if (first == null) {
            return last == null ? null : satisfiable(new ByteRange(Math.max(0, size - last), size - 1), size);
        }
        if (last != null && last < first) {
            return null;
        }
        return satisfiable(new ByteRange(first, last == null ? size - 1 : Math.min(last, size - 1)), size);
    }

    private static ByteRange satisfiable(ByteRange range, long size) {
        if (range.first >= size) {
            throw ProblemException.of(
                    ProblemType.RANGE_NOT_SATISFIABLE,
                    "The file has " + size + " bytes: there are none in that range.");
        }
        return range;
    }

    /** Null where nothing stands; a number too large for any file is one that is larger than all. */
    private static @Nullable Long number(String digits) {
        if (digits.isEmpty()) {
            return null;
        }
        var significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > 18 ? Long.MAX_VALUE : Long.valueOf(significant);
    }

    long length() {
        return last - first + 1;
    }

    /** The value of the Content-Range header. */
    String of(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }
}
