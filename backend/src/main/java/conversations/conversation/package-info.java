@NullMarked
package conversations.conversation;

import org.jspecify.annotations.NullMarked;
