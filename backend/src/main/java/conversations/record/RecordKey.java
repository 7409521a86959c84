package conversations.record;

import conversations.platform.problem.ProblemException;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The key of a record: its type and the CRM's own id. */
@Embeddable
public record RecordKey(
        @Convert(converter = RecordTypeConverter.class) RecordType type, String id) implements Serializable {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Whether a text can be a CRM id; other texts are unknown ids, and never reach the database. */
    public static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /**
     * The record that the parameter {@code about} names as {@code type:id}; null without one.
     *
     * @throws ProblemException 400 for any other text
     */
    public static @Nullable RecordKey parse(@Nullable String about) {
        if (about == null) {
            return null;
        }
        var key = RecordType.key(about);
        if (key == null) {
            throw ProblemException.malformed("about", "This must be type:id.");
        }
        return key;
    }

    /** The text form, {@code type:id}. */
    @Override
    public String toString() {
        return type.code() + ":" + id;
    }
}
