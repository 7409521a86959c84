/** Delivery of queued alerts by any service: concurrency, fairness and retries (G4). */
@NullMarked
package conversations.alert.delivery;

import org.jspecify.annotations.NullMarked;
