/**
 * Attacks by one caller on the packaged backend, and what they cost another caller. Run by `make greed`: it takes some minutes and
 * talks to this machine only.
 */
@NullMarked
package conversations.greed;

import org.jspecify.annotations.NullMarked;
