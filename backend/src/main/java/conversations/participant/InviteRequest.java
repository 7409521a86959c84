package conversations.participant;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of POST …/participants, as sent. */
@Schema(name = "Invitation", description = "Whom to invite: all of them join, or nobody.")
record InviteRequest(
        @Schema(required = true, description = "People by id; doubles are ignored.", minItems = 1) @Nullable List<String> userIds) {
    /** What a missing body means. */
    static final InviteRequest EMPTY = new InviteRequest(null);
}
