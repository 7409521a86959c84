/** Test support: a real PostgreSQL, a real identity provider, and the contract that every answer must keep. */
@NullMarked
package conversations.testing;

import org.jspecify.annotations.NullMarked;
