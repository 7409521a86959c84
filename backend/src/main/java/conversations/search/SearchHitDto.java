package conversations.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import conversations.conversation.EntryDto;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A search hit. */
@Schema(
        name = "SearchHit",
        description =
                "A message in whose text and file names all words were found; or, without `entry`, a conversation in "
                        + "whose subject and description they were found.")
record SearchHitDto(
        @Schema(required = true) ConversationName conversation,

        @Schema(description = "The message; missing if subject or description were found.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable EntryDto entry,

        @Schema(
                required = true,
                description =
                        "HTML: an escaped excerpt of at most 200 characters with the matches in `<mark>` elements. It contains no other markup.",
                examples = "the <mark>quot</mark>ation of May")
        String highlight) {

    @Schema(name = "ConversationName", description = "A conversation by id and subject.")
    record ConversationName(
            @Schema(required = true) UUID id,

            @Schema(required = true, nullable = true, description = "The subject as this caller sees it.") @Nullable String subject) {}
}
