/** What everybody wants to be alerted of, and how (G1). */
@NullMarked
package conversations.alert.preference;

import org.jspecify.annotations.NullMarked;
