package conversations.standalone;

/** Why the launcher can't start or go on, in a sentence for whoever typed the command. */
final class CannotRun extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotRun(String sentence) {
        super(sentence);
    }

    CannotRun(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
