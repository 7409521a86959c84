package conversations.sidebar;

import com.fasterxml.jackson.annotation.JsonInclude;
import conversations.conversation.Role;
import conversations.conversation.Status;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A filter of the sidebar. */
@Schema(
        name = "Filter",
        description = "A named filter of the sidebar. Give its id as `filter` to `GET /api/v1/conversations`.")
record FilterDto(
        @Schema(
                required = true,
                description = "A UUID, or the name of a built-in filter: `created`, `participating`, `closed`.")
        String id,

        @Schema(required = true, description = "The filter's name; built-in ones have English names.")
        String name,

        @Schema(
                required = true,
                description = "Whether the filter is built in: everybody has it and nobody can change it.")
        boolean builtIn,

        @Schema(required = true) Criteria criteria) {

    @Schema(
            name = "FilterCriteria",
            description =
                    "Conditions that must all hold, each as the parameter of the same name of `GET /api/v1/conversations`. A "
                            + "missing field is no condition. The condition of the built-in filter `participating` is none of these, so "
                            + "its criteria are empty.")
    @RecordBuilder
    @RecordBuilder.Options(enableWither = false)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Criteria(
            @Schema(description = "Only conversations in which this user is or was a participant.") @Nullable UUID with,

            @Schema(
                    description = "Only conversations about this record, given as `type:id`.",
                    examples = "contact:C-1001")
            @Nullable String about,

            @Schema(description = "Only conversations in which the owner of the filter has this role.") @Nullable Role role,

            @Schema(description = "Only conversations with this status.") @Nullable Status status,

            @Schema(description = "Only conversations with (true) or without (false) unread messages.") @Nullable Boolean unread,

            @Schema(description = "Only conversations in which a search for this text finds something.") @Nullable String q) {}

    static FilterDto of(BuiltInFilter filter) {
        return switch (filter) {
            case CREATED ->
                builtIn(
                        filter,
                        "Created",
                        FilterDtoCriteriaBuilder.builder().role(Role.CREATOR).build());
            case PARTICIPATING ->
                builtIn(
                        filter,
                        "Participating in",
                        FilterDtoCriteriaBuilder.builder().build());
            case CLOSED ->
                builtIn(
                        filter,
                        "Closed",
                        FilterDtoCriteriaBuilder.builder().status(Status.CLOSED).build());
        };
    }

    private static FilterDto builtIn(BuiltInFilter filter, String name, Criteria criteria) {
        return new FilterDto(filter.id(), name, true, criteria);
    }

    static FilterDto of(SavedFilter filter) {
        return new FilterDto(filter.id().toString(), filter.name(), false, criteria(filter.criteria()));
    }

    private static Criteria criteria(SidebarCriteria criteria) {
        var about = criteria.about();
        return FilterDtoCriteriaBuilder.builder()
                .with(criteria.with())
                .about(about == null ? null : about.toString())
                .role(criteria.role())
                .status(criteria.status())
                .unread(criteria.unread())
                .q(criteria.q())
                .build();
    }
}
