package conversations.record;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The five kinds of CRM record that a conversation can be about. */
@Schema(
        description = "The type of a CRM record.",
        enumeration = {"contact", "company", "household", "opportunity", "account"})
public enum RecordType {
    CONTACT,
    COMPANY,
    HOUSEHOLD,
    OPPORTUNITY,
    ACCOUNT;

    /** The key of this type and id, null if no record can have it. */
    public static @Nullable RecordKey key(@Nullable String type, @Nullable String id) {
        for (var known : values()) {
            if (known.code().equals(type) && id != null && RecordKey.isId(id)) {
                return new RecordKey(known, id);
            }
        }
        return null;
    }

    /** The record written as {@code type:id}, null where the text is none. */
    public static @Nullable RecordKey key(String text) {
        var colon = text.indexOf(':');
        return colon < 0 ? null : key(text.substring(0, colon), text.substring(colon + 1));
    }

    /** All of them, as a sentence lists them. */
    static String codes() {
        return Arrays.stream(values()).map(RecordType::code).collect(Collectors.joining(", "));
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
