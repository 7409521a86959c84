package conversations.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A reference to a record: with id and name, or, if the reader may not know them, with its type alone (B11). */
@Schema(
        description =
                "A record that a conversation is about: `{type, id, name}`, or `{type, restricted: true}` if the caller "
                        + "may not know which record it is.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordRef(
        @Schema(required = true, description = "The type of the record.")
        RecordType type,

        @Schema(description = "The CRM's own id.") @Nullable String id,

        @Schema(description = "The record's name.") @Nullable String name,

        @Schema(description = "True if id and name are hidden, else missing.") @Nullable Boolean restricted) {

    public static RecordRef named(RecordType type, String id, String name) {
        return new RecordRef(type, id, name, null);
    }

    public static RecordRef hidden(RecordType type) {
        return new RecordRef(type, null, null, true);
    }

    /** The key of the record; null if it is hidden. */
    @Nullable RecordKey key() {
        return id == null ? null : new RecordKey(type, id);
    }
}
