package conversations.alert.mail;

import java.util.regex.Pattern;

/**
 * Where mails come from.
 *
 * @param name what people know the application by; may be empty
 * @param address also the envelope's sender, which hears of what can't be delivered
 */
record SenderAddress(String name, String address) {
    private static final Pattern PATTERN =
            Pattern.compile("(?:\"?([^\"<>]*?)\"?\\s*<([^<>@\\s]+@[^<>@\\s]+)>|([^<>@\\s]+@[^<>@\\s]+))");

    /**
     * From a setting: {@code Name <address>}, or the address alone.
     *
     * @throws IllegalArgumentException for anything else
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

    /** The header of a mail that tells what these people did. */
    String header(String people) {
        return EncodedHeader.mailbox(name.isEmpty() ? people : people + " via " + name, address);
    }
}
