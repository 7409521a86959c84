@NullMarked
package conversations.record;

import org.jspecify.annotations.NullMarked;
