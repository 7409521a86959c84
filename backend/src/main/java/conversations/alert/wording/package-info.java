/** The words of mails and pop-ups, in their reader's language and safe among other people's (G3). */
@NullMarked
package conversations.alert.wording;

import org.jspecify.annotations.NullMarked;
