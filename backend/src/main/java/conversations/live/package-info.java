/**
 * The open streams of this node, and sending them events (section H). This package learns of changes only from the event
 * log.
 */
@NullMarked
package conversations.live;

import org.jspecify.annotations.NullMarked;
