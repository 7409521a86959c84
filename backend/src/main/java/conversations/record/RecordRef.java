package conversations.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A record that something is about: with id and name, or, where these are not the reader's to know, only its type (B11). */
@Schema(
        description =
                "What a conversation is about: `{type, id, name}`, or `{type, restricted: true}` where the reader may not learn which record it is.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordRef(
        @Schema(required = true, description = "Which kind of record it is.")
        RecordType type,

        @Schema(description = "The CRM's own id.") @Nullable String id,

        @Schema(description = "The record's name.") @Nullable String name,

        @Schema(description = "Present, and true, only where id and name are hidden.") @Nullable Boolean restricted) {

    public static RecordRef named(RecordType type, String id, String name) {
        return new RecordRef(type, id, name, null);
    }

    public static RecordRef hidden(RecordType type) {
        return new RecordRef(type, null, null, true);
    }

    /** Which record it is; null where that is hidden. */
    @Nullable RecordKey key() {
        return id == null ? null : new RecordKey(type, id);
    }
}
