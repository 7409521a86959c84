package conversations.participant;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of POST …/participants, as sent. */
@Schema(name = "Invitation", description = "The users to invite; either all of them join, or nobody.")
record InviteRequest(
        @Schema(required = true, description = "The ids of the users; duplicates are ignored.", minItems = 1) @Nullable List<String> userIds) {
    /** Stands for a missing body. */
    static final InviteRequest EMPTY = new InviteRequest(null);
}
