@NullMarked
package conversations.filter;

import org.jspecify.annotations.NullMarked;
