package conversations.alert.preference;

import conversations.audience.AlertKind;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A user's preferences for alerts (G1). */
@Schema(name = "AlertPreferences", description = "The caller's preferences for alerts.")
public record AlertPreferences(
        @Schema(required = true, description = "Channels for being added to a new conversation, or invited to one.")
        Channels newConversation,

        @Schema(required = true, description = "Channels for messages by others.")
        Channels newMessage,

        @Schema(
                required = true,
                description =
                        "Channels for another participant joining, leaving or being removed, and for the caller's own removal.")
        Channels participantChange) {

    /** The preferences of users who chose none. */
    public static final AlertPreferences DEFAULTS =
            new AlertPreferences(new Channels(true, true), new Channels(true, true), new Channels(false, true));

    @Schema(name = "AlertChannels", description = "The channels of one kind of alert.")
    public record Channels(
            @Schema(required = true, description = "Whether to alert by email.")
            boolean email,

            @Schema(
                    required = true,
                    description =
                            "Whether to alert by a pop-up in every open window, and in browsers with a push subscription while none is open.")
            boolean popup) {

        /** The enabled channels. */
        public Set<Channel> enabled() {
            var on = EnumSet.noneOf(Channel.class);
            if (email) {
                on.add(Channel.EMAIL);
            }
            if (popup) {
                on.add(Channel.POPUP);
            }
            return on;
        }

        Channels withoutEmail() {
            return new Channels(false, popup);
        }
    }

    /** The channels of this kind of alert. */
    public Channels of(AlertKind kind) {
        return switch (kind) {
            case NEW_CONVERSATION -> newConversation;
            case NEW_MESSAGE -> newMessage;
            case PARTICIPANT_CHANGE -> participantChange;
        };
    }

    /** A copy with all mails switched off (G3). */
    public AlertPreferences withoutEmail() {
        return new AlertPreferences(
                newConversation.withoutEmail(), newMessage.withoutEmail(), participantChange.withoutEmail());
    }
}
