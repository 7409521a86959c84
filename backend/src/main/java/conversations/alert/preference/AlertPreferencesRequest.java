package conversations.alert.preference;

import conversations.alert.preference.AlertPreferences.Channels;
import conversations.platform.problem.Problem.FieldError;
import conversations.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of PUT /alert-preferences, as sent. */
@Schema(name = "AlertPreferencesUpsert", description = "The complete preferences for alerts.")
record AlertPreferencesRequest(
        @Schema(required = true, description = "Channels for being added to a new conversation, or invited to one.")
        @Nullable ChannelsRequest newConversation,

        @Schema(required = true, description = "Channels for messages by others.") @Nullable ChannelsRequest newMessage,

        @Schema(
                required = true,
                description =
                        "Channels for another participant joining, leaving or being removed, and for the caller's own removal.")
        @Nullable ChannelsRequest participantChange) {
    /** Stands for a missing body. */
    static final AlertPreferencesRequest EMPTY = new AlertPreferencesRequest(null, null, null);

    @Schema(name = "AlertChannelsUpsert", description = "The channels of one kind of alert.")
    record ChannelsRequest(
            @Schema(required = true, description = "Whether to alert by email.") @Nullable Boolean email,

            @Schema(required = true, description = "Whether to alert by a pop-up in every open window.") @Nullable Boolean popup) {}

    /** @throws ProblemException 422 with all that is missing */
    AlertPreferences validated() {
        var errors = new ArrayList<FieldError>();
        var checked = new AlertPreferences(
                channels("newConversation", newConversation, errors),
                channels("newMessage", newMessage, errors),
                channels("participantChange", participantChange, errors));
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return checked;
    }

    private static Channels channels(String field, @Nullable ChannelsRequest wanted, List<FieldError> errors) {
        if (wanted == null) {
            errors.add(new FieldError(field, "This is required."));
            return new Channels(false, false);
        }
        return new Channels(
                present(field + ".email", wanted.email(), errors), present(field + ".popup", wanted.popup(), errors));
    }

    private static boolean present(String field, @Nullable Boolean value, List<FieldError> errors) {
        if (value == null) {
            errors.add(new FieldError(field, "This is required."));
        }
        return Boolean.TRUE.equals(value);
    }
}
