package conversations.record;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A record as this caller may see it. */
@Schema(name = "Record", description = "A CRM record.")
record RecordDto(
        @Schema(required = true, description = "The type of the record.")
        RecordType type,

        @Schema(required = true, description = "The CRM's own id.", examples = "OPP-2041")
        String id,

        @Schema(
                required = true,
                nullable = true,
                description =
                        "The record's name; null if the caller may view the record but not know its name, because it is "
                                + "restricted and they may not edit it.")
        @Nullable String name,

        @Schema(required = true, description = "Whether only users on the access list may view the record.")
        boolean restricted,

        @Schema(required = true, description = "Whether the caller may edit it in the CRM.")
        boolean canEdit) {

    static RecordDto of(CrmRecord record, RecordPolicy policy) {
        return new RecordDto(
                record.key().type(),
                record.key().id(),
                policy.canSeeName() ? record.name() : null,
                record.isRestricted(),
                policy.canEdit());
    }
}
