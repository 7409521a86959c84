package conversations.alert.preference;

import conversations.audience.AlertKind;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody wants to be alerted of, and how (G1). */
@Schema(name = "AlertPreferences", description = "What the caller is alerted of, and how.")
public record AlertPreferences(
        @Schema(required = true, description = "Being put into a conversation that starts, or invited to one.")
        Channels newConversation,

        @Schema(required = true, description = "A message by somebody else.")
        Channels newMessage,

        @Schema(
                required = true,
                description = "Somebody else joining, leaving or being removed, or being removed oneself.")
        Channels participantChange) {

    /** Of those who chose nothing. */
    public static final AlertPreferences DEFAULTS =
            new AlertPreferences(new Channels(true, true), new Channels(true, true), new Channels(false, true));

    @Schema(name = "AlertChannels", description = "How somebody is alerted of something.")
    public record Channels(
            @Schema(required = true, description = "Whether by email.")
            boolean email,

            @Schema(
                    required = true,
                    description =
                            "Whether by a pop-up in every open window, and in browsers with a push subscription while none is open.")
            boolean popup) {

        /** The ways that are switched on. */
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

    /** How they are alerted of this kind. */
    public Channels of(AlertKind kind) {
        return switch (kind) {
            case NEW_CONVERSATION -> newConversation;
            case NEW_MESSAGE -> newMessage;
            case PARTICIPANT_CHANGE -> participantChange;
        };
    }

    /** The same, with every mail switched off (G3). */
    public AlertPreferences withoutEmail() {
        return new AlertPreferences(
                newConversation.withoutEmail(), newMessage.withoutEmail(), participantChange.withoutEmail());
    }
}
