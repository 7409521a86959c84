/** Benchmarks, run by `make bench-…` and no test: they seed millions of rows and take minutes. */
@NullMarked
package conversations.bench;

import org.jspecify.annotations.NullMarked;
