package conversations.platform.settings;

/**
 * A setting that keeps the server from starting. The message names the variable and the expected value, and never a secret.
 */
public final class InvalidSetting extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidSetting(String message) {
        super(message);
    }
}
