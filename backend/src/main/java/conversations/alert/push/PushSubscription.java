package conversations.alert.push;

import conversations.person.UserId;
import java.util.UUID;

/**
 * A browser's subscription to pop-ups for closed windows.
 *
 * @param user its owner
 * @param keys the keys that messages to it are encrypted with
 */
record PushSubscription(UUID id, UserId user, String endpoint, PushSubscriptionRequest.Keys keys) {}
