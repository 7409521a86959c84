@NullMarked
package conversations.platform.text;

import org.jspecify.annotations.NullMarked;
