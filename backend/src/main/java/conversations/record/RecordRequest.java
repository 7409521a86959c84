package conversations.record;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of PUT /records/{type}/{id}, as sent. */
@Schema(name = "RecordUpsert", description = "A record as the CRM has it.")
record RecordRequest(
        @Schema(required = true, minLength = 1, maxLength = RecordRequest.MAX_NAME_LENGTH, description = "On one line.")
        @Nullable String name,

        @Schema(
                nullable = true,
                defaultValue = "false",
                description = "Whether only those on the access list may view it.")
        @Nullable Boolean restricted,

        @Schema(nullable = true, description = "Who may do what; counts while the record is restricted.") @Nullable List<AccessLine> access) {
    static final int MAX_NAME_LENGTH = 200;

    /** What a missing body means. */
    static final RecordRequest EMPTY = new RecordRequest(null, null, null);

    @Schema(name = "RecordAccess", description = "What one user may do with a restricted record.")
    record AccessLine(
            @Schema(required = true, description = "The user's external id.") @Nullable String user,

            @Schema(nullable = true, defaultValue = "false", description = "May view it.") @Nullable Boolean view,

            @Schema(
                    nullable = true,
                    defaultValue = "false",
                    description = "May edit it; without view, this counts as nothing.")
            @Nullable Boolean edit) {}
}
