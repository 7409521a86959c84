@NullMarked
package conversations.person;

import org.jspecify.annotations.NullMarked;
