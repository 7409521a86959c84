/** The settings of the operator, and the messages about wrong ones. */
@NullMarked
package conversations.platform.settings;

import org.jspecify.annotations.NullMarked;
