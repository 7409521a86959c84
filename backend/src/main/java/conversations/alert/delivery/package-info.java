/** Handing over, whoever takes it: several at a time, and again later what was not taken (G4). */
@NullMarked
package conversations.alert.delivery;

import org.jspecify.annotations.NullMarked;
