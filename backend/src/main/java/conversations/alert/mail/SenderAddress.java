package conversations.alert.mail;

import java.util.regex.Pattern;

/**
 * The sender of mails.
 *
 * @param name the application's name for people; may be empty
 * @param address also the envelope sender, which receives bounces
 */
record SenderAddress(String name, String address) {
    private static final Pattern PATTERN =
            Pattern.compile("(?:\"?([^\"<>]*?)\"?\\s*<([^<>@\\s]+@[^<>@\\s]+)>|([^<>@\\s]+@[^<>@\\s]+))");

    /**
     * Parses a setting of the form {@code Name <address>}, or an address alone.
     *
     * @throws IllegalArgumentException for any other text
     */
    static SenderAddress parse(String text) {
        var parts = PATTERN.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("MAIL_FROM must be an address, or a name and <an address>: " + text);
        }
        return parts.group(3) == null
                ? new SenderAddress(parts.group(1).strip(), parts.group(2))
                : new SenderAddress("", parts.group(3));
    }

    /** The From header of a mail about entries of these people. */
    String header(String people) {
        return EncodedHeader.mailbox(name.isEmpty() ? people : people + " via " + name, address);
    }
}
