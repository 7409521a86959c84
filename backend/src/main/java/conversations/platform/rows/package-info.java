@NullMarked
package conversations.platform.rows;

import org.jspecify.annotations.NullMarked;
