/** What must happen after a commit: written in the transaction, relayed after it in an order that misses nothing. */
@NullMarked
package conversations.outbox;

import org.jspecify.annotations.NullMarked;
