/**
 * Events: published in the transaction that makes the change (outbox), and relayed after its commit in one order that misses
 * none.
 */
@NullMarked
package conversations.outbox;

import org.jspecify.annotations.NullMarked;
