/** Telling people what happened where they do not look: pop-ups and mail (section G). It learns of things only from the outbox. */
@NullMarked
package conversations.alert;

import org.jspecify.annotations.NullMarked;
