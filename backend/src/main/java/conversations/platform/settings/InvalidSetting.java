package conversations.platform.settings;

/** A setting with which the server does not start. Its message names the variable and what it should be, and never a secret. */
public final class InvalidSetting extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidSetting(String message) {
        super(message);
    }
}
