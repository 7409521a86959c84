package conversations.alert.push;

import java.util.UUID;

/**
 * A browser that wants pop-ups while no window is open.
 *
 * @param user whose it is
 * @param keys what messages to it are encrypted with
 */
record PushSubscription(UUID id, UUID user, String endpoint, PushSubscriptionRequest.Keys keys) {}
