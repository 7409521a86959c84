/** The demo data of a stand-alone server: a month of conversations. Nothing of the product depends on this package. */
@NullMarked
package conversations.demo;

import org.jspecify.annotations.NullMarked;
