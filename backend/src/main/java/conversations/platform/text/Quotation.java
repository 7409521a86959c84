package conversations.platform.text;

/** Pairs of quotation marks, straight and typographic. */
final class Quotation {
    /** Pairs of an opening mark and one that closes it. Some languages close with what others open with. */
    private static final String PAIRS =
            "\"\"\u201c\u201d\u201d\u201d\u201e\u201c\u201e\u201d\u201f\u201d\u00ab\u00bb\u00bb\u00ab\u00bb\u00bb"
                    + "\u2039\u203a\u203a\u2039\u300c\u300d\u300e\u300f\u301d\u301e\u301d\u301f\uff02\uff02\uff62\uff63";

    private Quotation() {}

    /** The end of the quotation that begins at {@code start}; -1 if none begins there or nothing closes it. */
    static int end(String text, int start) {
        for (var i = start + 1; i < text.length(); i++) {
            if (isPair(text.charAt(start), text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Whether it is a mark that closes a quotation. */
    static boolean closes(char mark) {
        for (var i = 1; i < PAIRS.length(); i += 2) {
            if (PAIRS.charAt(i) == mark) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPair(char opening, char closing) {
        for (var i = 0; i < PAIRS.length(); i += 2) {
            if (PAIRS.charAt(i) == opening && PAIRS.charAt(i + 1) == closing) {
                return true;
            }
        }
        return false;
    }
}
