package conversations.sidebar;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of POST /filters and PUT /filters/{id}, as sent. */
@Schema(name = "FilterUpsert", description = "A filter to save.")
record FilterRequest(
        @Schema(
                required = true,
                minLength = 1,
                maxLength = FilterRequest.MAX_NAME_LENGTH,
                description = "The name, on one line; unique among the caller's filters, whatever its case.")
        @Nullable String name,

        @Schema(required = true) @Nullable Criteria criteria) {
    static final int MAX_NAME_LENGTH = 100;
    static final int MAX_QUERY_LENGTH = 200;

    /** Stands for a missing body. */
    static final FilterRequest EMPTY = new FilterRequest(null, null);

    @Schema(
            name = "FilterCriteriaUpsert",
            description =
                    "Conditions that must all hold, at least one, each as the parameter of the same name of `GET /api/v1/conversations`.")
    record Criteria(
            @Schema(nullable = true, description = "Only conversations in which this user is or was a participant.")
            @Nullable String with,

            @Schema(
                    nullable = true,
                    description =
                            "Only conversations about this record, given as `type:id`; the caller must be allowed to know its name.",
                    examples = "contact:C-1001")
            @Nullable String about,

            @Schema(
                    nullable = true,
                    enumeration = {"creator", "member"},
                    description = "Only conversations in which the caller has this role.")
            @Nullable String role,

            @Schema(
                    nullable = true,
                    enumeration = {"open", "closed"},
                    description = "Only conversations with this status.")
            @Nullable String status,

            @Schema(nullable = true, description = "Only conversations with (true) or without (false) unread messages.")
            @Nullable Boolean unread,

            @Schema(
                    nullable = true,
                    maxLength = MAX_QUERY_LENGTH,
                    description = "Only conversations in which a search for this text finds something.")
            @Nullable String q) {
        static final Criteria NONE = new Criteria(null, null, null, null, null, null);
    }
}
