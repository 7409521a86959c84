/**
 * The packaged backend as several processes on one real PostgreSQL, which die, restart and run out of things under load. Run
 * by `make test-nodes` and `make faults`: each takes from half a minute to some minutes.
 */
@NullMarked
package conversations.faults;

import org.jspecify.annotations.NullMarked;
