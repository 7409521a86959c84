package conversations.platform.settings;

/**
 * An environment variable that an operator sets.
 *
 * @param mayBeEmpty whether an empty value is the same as none, which is for those without a default
 * @param isSecret whether its value is never shown
 */
record Setting(String name, SettingFormat format, boolean mayBeEmpty, boolean isSecret) {
    static Setting of(String name, SettingFormat form) {
        return new Setting(name, form, false, false);
    }

    /** A setting that may be empty. */
    static Setting optional(String name, SettingFormat form) {
        return new Setting(name, form, true, false);
    }

    static Setting secret(String name) {
        return new Setting(name, SettingFormat.TEXT, true, true);
    }

    String faultMessage(String value) {
        // The query of an address may contain a password.
        var shown = isSecret ? "" : "=" + value.replaceAll("\\?.*", "?…").replaceAll("\\p{Cntrl}", "?");
        return value.isEmpty()
                ? name + " is empty: it must be " + format.description() + "."
                : name + shown + ": this must be " + format.description() + ".";
    }
}
