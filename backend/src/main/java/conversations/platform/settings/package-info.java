/** What an operator sets, and what is said when it is wrong. */
@NullMarked
package conversations.platform.settings;

import org.jspecify.annotations.NullMarked;
