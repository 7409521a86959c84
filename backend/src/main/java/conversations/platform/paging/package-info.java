@NullMarked
package conversations.platform.paging;

import org.jspecify.annotations.NullMarked;
