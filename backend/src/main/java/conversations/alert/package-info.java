/**
 * Who is told what happened where they do not look, and which way (section G). It learns of things only from the outbox, and hands
 * what is decided to the rooms within.
 */
@NullMarked
package conversations.alert;

import org.jspecify.annotations.NullMarked;
