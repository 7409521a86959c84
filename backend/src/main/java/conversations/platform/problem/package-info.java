@NullMarked
package conversations.platform.problem;

import org.jspecify.annotations.NullMarked;
