/** The month of talk that a stand-alone server starts with. Nothing of the product knows of it. */
@NullMarked
package conversations.demo;

import org.jspecify.annotations.NullMarked;
