/** Random histories of five users, played against the API and against a model of the rules; both must show the same. */
@NullMarked
package conversations.history;

import org.jspecify.annotations.NullMarked;
