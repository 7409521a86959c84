package conversations.message;

import conversations.conversation.EntryDto;
import conversations.platform.problem.ProblemException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of a timeline. */
@Schema(name = "Timeline", description = "A page of a timeline, in order.")
record TimelinePage(
        @Schema(required = true) List<EntryDto> items,

        @Schema(required = true, description = "Whether the caller can see entries before these.")
        boolean hasOlder,

        @Schema(required = true, description = "Whether the caller can see entries after these.")
        boolean hasNewer) {

    /** Parses a position in a path; any other text answers 404. */
    static long parseSeq(String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw ProblemException.notFound();
        }
        return Long.parseLong(text);
    }
}
