/** Participants: inviting, leaving, removing, and listing them. */
@NullMarked
package conversations.participant;

import org.jspecify.annotations.NullMarked;
