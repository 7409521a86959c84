/** Pop-ups for closed windows: the browsers that want them, what waits for each, and the push services that take it there (G5). */
@NullMarked
package conversations.alert.push;

import org.jspecify.annotations.NullMarked;
