package conversations.record;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of PUT /records/{type}/{id}, as sent. */
@Schema(name = "RecordUpsert", description = "A record as the CRM has it.")
record RecordRequest(
        @Schema(
                required = true,
                minLength = 1,
                maxLength = RecordRequest.MAX_NAME_LENGTH,
                description = "A text on one line.")
        @Nullable String name,

        @Schema(
                nullable = true,
                defaultValue = "false",
                description = "Whether only users on the access list may view the record.")
        @Nullable Boolean restricted,

        @Schema(nullable = true, description = "The access list, which applies while the record is restricted.")
        @Nullable List<AccessLine> access) {
    static final int MAX_NAME_LENGTH = 200;

    /** Stands for a missing body. */
    static final RecordRequest EMPTY = new RecordRequest(null, null, null);

    @Schema(name = "RecordAccess", description = "One user's access to a restricted record.")
    record AccessLine(
            @Schema(required = true, description = "The user's external id.") @Nullable String user,

            @Schema(nullable = true, defaultValue = "false", description = "Whether the user may view the record.")
            @Nullable Boolean view,

            @Schema(
                    nullable = true,
                    defaultValue = "false",
                    description = "Whether the user may edit the record; without `view`, this has no effect.")
            @Nullable Boolean edit) {}
}
