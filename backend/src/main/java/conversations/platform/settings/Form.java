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
 * What the value of a setting must look like.
 *
 * @param words after "must be"
 */
record Form(String words, Predicate<String> fits) {
    private static final Pattern SENDER = Pattern.compile("([^<>]*<)?[^\\s<>@]+@[^\\s<>@]+>?");
    private static final Pattern NAMES = Pattern.compile("[^\\s,]+(\\s*,\\s*[^\\s,]+)*");

    static final Form TEXT = new Form("a text", value -> true);
    static final Form SWITCH =
            new Form("true or false", value -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false"));
    static final Form NAME_LIST =
            new Form("names separated by commas", value -> NAMES.matcher(value).matches());
    static final Form SIZE = new Form(
            "a size of 1 byte or more, as 25M or 512K",
            value -> new MemorySizeConverter().convert(value).asLongValue() > 0);
    /** Of a web address, which others are made from. */
    static final Form URL = new Form("an address, as https://crm.example.org", Form::isUrl);

    static final Form DATABASE = new Form(
            "a JDBC URL of PostgreSQL, as jdbc:postgresql://db.example.org:5432/conversations",
            value -> value.startsWith("jdbc:postgresql:"));
    static final Form SENDER_ADDRESS = new Form(
            "a sender, as Conversations <conversations@example.org>",
            value -> SENDER.matcher(value).matches());
    static final Form CONTACT = new Form(
            "where push services reach you, as mailto:admin@example.org or https://example.org/contact",
            value -> value.matches("(mailto:.+@|https://).+"));
    static final Form FOLDER = new Form("a folder that this process can write to", Form::isWritable);
    static final Form READABLE = new Form("a file or folder that is there", value -> Files.isReadable(Path.of(value)));

    static Form number(long min, long max) {
        return new Form("a whole number from " + min + " to " + max, value -> {
            var number = Long.parseLong(value);
            return number >= min && number <= max;
        });
    }

    static Form duration(boolean mayBeZero) {
        return new Form("a duration, as 30S, 5M or 48H", value -> {
            var duration = DurationConverter.parseDuration(value);
            return !duration.isNegative() && (mayBeZero || !duration.isZero());
        });
    }

    static Form oneOf(String... values) {
        return new Form(
                "one of " + String.join(", ", values),
                value -> Arrays.asList(values).contains(value.toLowerCase(Locale.ROOT)));
    }

    boolean takes(String value) {
        try {
            return fits.test(value);
        } catch (IllegalArgumentException e) {
            // What reads numbers, durations and paths says so that it can't.
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

    /** Tried, since what a file system allows shows no other way. */
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
