package conversations.filter;

import com.fasterxml.jackson.annotation.JsonInclude;
import conversations.conversation.Role;
import conversations.conversation.Status;
import conversations.sidebar.BuiltInFilter;
import conversations.sidebar.SidebarCriteria;
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
                description = "A UUID, or the word of a built-in one: `created`, `participating`, `closed`.")
        String id,

        @Schema(required = true, description = "What it is called; built-in ones in English.")
        String name,

        @Schema(required = true, description = "Whether everybody has it and nobody can change it.")
        boolean builtIn,

        @Schema(required = true) Criteria criteria) {

    @Schema(
            name = "FilterCriteria",
            description =
                    "Conditions that hold together, each as the parameter of the same name of `GET /api/v1/conversations`."
                            + " What is left out is no condition. That of `participating` is none of these: it stands for itself.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Criteria(
            @Schema(description = "A user's id: only those that they are or were in.") @Nullable UUID with,

            @Schema(description = "A record as `type:id`: only those about it.", examples = "contact:C-1001") @Nullable String about,

            @Schema(description = "What the owner of the filter is in it.") @Nullable Role role,

            @Schema(description = "Only open, or only closed ones.") @Nullable Status status,

            @Schema(description = "Only those with (true) or without (false) unread messages.") @Nullable Boolean unread,

            @Schema(description = "Only those in which a search for this finds something.") @Nullable String q) {}

    static FilterDto of(BuiltInFilter filter) {
        return switch (filter) {
            case CREATED -> builtIn(filter, "Created", new Criteria(null, null, Role.CREATOR, null, null, null));
            case PARTICIPATING -> builtIn(filter, "Participating in", new Criteria(null, null, null, null, null, null));
            case CLOSED -> builtIn(filter, "Closed", new Criteria(null, null, null, Status.CLOSED, null, null));
        };
    }

    private static FilterDto builtIn(BuiltInFilter filter, String name, Criteria criteria) {
        return new FilterDto(filter.id(), name, true, criteria);
    }

    static FilterDto of(SavedFilter filter) {
        return new FilterDto(filter.id().toString(), filter.name(), false, criteria(filter.criteria()));
    }

    private static Criteria criteria(SidebarCriteria criteria) {
        var about = criteria.parseRecord();
        return new Criteria(
                criteria.with(),
                about == null ? null : about.toString(),
                criteria.role(),
                criteria.status(),
                criteria.unread(),
                criteria.q());
    }
}
