/** Alerts by mail: what waits, the letter that it becomes, the server that takes it, and stopping mails from a mail (G3, G4). */
@NullMarked
package conversations.alert.mail;

import org.jspecify.annotations.NullMarked;
