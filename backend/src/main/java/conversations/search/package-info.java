@NullMarked
package conversations.search;

import org.jspecify.annotations.NullMarked;
