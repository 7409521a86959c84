@NullMarked
package conversations.platform.web;

import org.jspecify.annotations.NullMarked;
