package conversations.record;

import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.regex.Pattern;

/** The CRM's own name for a record: its type, and its id there. */
@Embeddable
public record RecordKey(
        @Convert(converter = RecordTypeConverter.class) RecordType type, String id) implements Serializable {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Whether a CRM id can look like this; one that can't is unknown, and never reaches the database. */
    public static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /** As {@code type:id}. */
    @Override
    public String toString() {
        return type.code() + ":" + id;
    }
}
