/** Messages: posting, editing and reading them, listing attachments, and loading search hits. */
@NullMarked
package conversations.message;

import org.jspecify.annotations.NullMarked;
