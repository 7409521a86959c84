package conversations.alert.push;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "PushSubscription", description = "A browser that gets pop-ups while no window is open.")
record PushSubscriptionDto(
        @Schema(required = true, description = "The id of the subscription.")
        UUID id) {}
