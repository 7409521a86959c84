@NullMarked
package conversations.demo;

import org.jspecify.annotations.NullMarked;
