package conversations.platform.settings;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The format of a setting's value.
 *
 * @param description the text after "must be"
 */
record SettingFormat(String description, Predicate<String> isValid) {
    private static final Pattern SENDER = Pattern.compile("([^<>]*<)?[^\\s<>@]+@[^\\s<>@]+>?");
    private static final Pattern NAMES = Pattern.compile("[^\\s,]+(\\s*,\\s*[^\\s,]+)*");

    static final SettingFormat TEXT = new SettingFormat("a text", value -> true);
    static final SettingFormat SWITCH = new SettingFormat(
            "true or false", value -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false"));
    static final SettingFormat NAME_LIST = new SettingFormat(
            "names separated by commas", value -> NAMES.matcher(value).matches());
    static final SettingFormat SIZE = new SettingFormat(
            "a size of 1 byte or more, as 25M or 512K",
            value -> new MemorySizeConverter().convert(value).asLongValue() > 0);
    /** A web address, to which paths are appended. */
    static final SettingFormat URL = new SettingFormat("an address, as https://crm.example.org", SettingFormat::isUrl);

    static final SettingFormat DATABASE = new SettingFormat(
            "a JDBC URL of PostgreSQL, as jdbc:postgresql://db.example.org:5432/conversations",
            value -> value.startsWith("jdbc:postgresql:"));
    static final SettingFormat SENDER_ADDRESS = new SettingFormat(
            "a sender, as Conversations <conversations@example.org>",
            value -> SENDER.matcher(value).matches());
    static final SettingFormat CONTACT = new SettingFormat(
            "where push services reach you, as mailto:admin@example.org or https://example.org/contact",
            value -> value.matches("(mailto:.+@|https://).+"));
    static final SettingFormat FOLDER =
            new SettingFormat("a folder that this process can write to", SettingFormat::isWritable);
    static final SettingFormat READABLE =
            new SettingFormat("a file or folder that is there", value -> Files.isReadable(Path.of(value)));

    static SettingFormat number(long min, long max) {
        return new SettingFormat("a whole number from " + min + " to " + max, value -> {
            var number = Long.parseLong(value);
            return number >= min && number <= max;
        });
    }

    static SettingFormat duration(boolean mayBeZero) {
        return new SettingFormat("a duration, as 30S, 5M or 48H", value -> {
            var duration = DurationConverter.parseDuration(value);
            return !duration.isNegative() && (mayBeZero || !duration.isZero());
        });
    }

    static SettingFormat oneOf(String... values) {
        return new SettingFormat(
                "one of " + String.join(", ", values),
                value -> Arrays.asList(values).contains(value.toLowerCase(Locale.ROOT)));
    }

    boolean accepts(String value) {
        try {
            return isValid.test(value);
        } catch (IllegalArgumentException e) {
            // Parsers of numbers, durations and paths throw this.
            return false;
        }
    }

    private static boolean isUrl(String value) {
        var url = URI.create(value);
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && url.getQuery() == null
                && url.getFragment() == null;
    }

    /** Creates a file to find out, because permissions alone do not tell. */
    private static boolean isWritable(String value) {
        try {
            var folder = Files.createDirectories(Path.of(value));
            Files.delete(Files.createTempFile(folder, ".writable", ""));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
