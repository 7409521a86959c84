/** Alerts by mail: the queue, rendering, the mail server, and unsubscribing (G3, G4). */
@NullMarked
package conversations.alert.mail;

import org.jspecify.annotations.NullMarked;
