/** The configuration that a client needs to start, with the limits of other packages. */
@NullMarked
package conversations.clientconfig;

import org.jspecify.annotations.NullMarked;
