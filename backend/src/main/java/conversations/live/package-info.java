/** Who is connected, and what each of them hears (section H). It learns of things only from the outbox. */
@NullMarked
package conversations.live;

import org.jspecify.annotations.NullMarked;
