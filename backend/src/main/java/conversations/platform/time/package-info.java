@NullMarked
package conversations.platform.time;

import org.jspecify.annotations.NullMarked;
