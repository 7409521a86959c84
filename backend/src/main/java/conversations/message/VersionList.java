package conversations.message;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** All texts that a message had: a list that is never paged. */
@Schema(name = "VersionList", description = "The texts that a message had, all at once.")
record VersionList(
        @Schema(required = true) List<VersionDto> items,

        @Schema(required = true, nullable = true, description = "Always null.") @Nullable String nextCursor) {}
