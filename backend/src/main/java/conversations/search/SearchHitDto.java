package conversations.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import conversations.conversation.EntryDto;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that was found. */
@Schema(
        name = "SearchHit",
        description =
                "A message in which, with its files' names, all words were found; or, without `entry`, a conversation in whose"
                        + " subject and description they were.")
record SearchHitDto(
        @Schema(required = true) ConversationName conversation,

        @Schema(description = "The message; left out where subject or description were found.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable EntryDto entry,

        @Schema(
                required = true,
                description =
                        "HTML: at most 200 characters of the text in which something was found, escaped, with what was found in"
                                + " `<mark>` elements. There is no other markup in it.",
                examples = "the <mark>quot</mark>ation of May")
        String highlight) {

    @Schema(name = "ConversationName", description = "Which conversation it is.")
    record ConversationName(
            @Schema(required = true) UUID id,

            @Schema(required = true, nullable = true, description = "Its subject as this caller sees it.") @Nullable String subject) {}
}
