/**
 * The open streams of this node, and what their users are sent of each event (section H). This package learns of changes
 * only from the event log.
 */
@NullMarked
package conversations.live;

import org.jspecify.annotations.NullMarked;
