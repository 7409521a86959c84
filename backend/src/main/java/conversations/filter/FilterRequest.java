package conversations.filter;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of POST /filters and PUT /filters/{id}, as sent. */
@Schema(name = "FilterUpsert", description = "A filter to save.")
record FilterRequest(
        @Schema(
                required = true,
                minLength = 1,
                maxLength = FilterRequest.MAX_NAME_LENGTH,
                description = "On one line; the caller has no other filter of this name, whatever its case.")
        @Nullable String name,

        @Schema(required = true) @Nullable Criteria criteria) {
    static final int MAX_NAME_LENGTH = 100;
    static final int MAX_QUERY_LENGTH = 200;

    /** What a missing body means. */
    static final FilterRequest EMPTY = new FilterRequest(null, null);

    @Schema(
            name = "FilterCriteriaUpsert",
            description =
                    "Conditions that hold together, at least one, each as the parameter of the same name of `GET /api/v1/conversations`.")
    record Criteria(
            @Schema(nullable = true, description = "A user's id.") @Nullable String with,

            @Schema(
                    nullable = true,
                    description = "A record as `type:id`, one whose name the caller may know.",
                    examples = "contact:C-1001")
            @Nullable String about,

            @Schema(
                    nullable = true,
                    enumeration = {"creator", "member"},
                    description = "What the caller is in it.")
            @Nullable String role,

            @Schema(
                    nullable = true,
                    enumeration = {"open", "closed"},
                    description = "Only open, or only closed ones.")
            @Nullable String status,

            @Schema(nullable = true, description = "Only those with (true) or without (false) unread messages.")
            @Nullable Boolean unread,

            @Schema(nullable = true, maxLength = MAX_QUERY_LENGTH, description = "What a search must find.") @Nullable String q) {
        static final Criteria NONE = new Criteria(null, null, null, null, null, null);
    }
}
