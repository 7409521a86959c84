/** Web Push: subscriptions, the queue, rendering, and push services (G5). */
@NullMarked
package conversations.alert.push;

import org.jspecify.annotations.NullMarked;
