@NullMarked
package conversations.platform.idempotency;

import org.jspecify.annotations.NullMarked;
