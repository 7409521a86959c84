/** Files: taking them in, keeping them, giving them out. Who may see the message that one is on is asked through {@link MessageVisibility}. */
@NullMarked
package conversations.attachment;

import org.jspecify.annotations.NullMarked;
