/**
 * A conversation and what one person is to it: starting and changing it, its entries and people, who sees what of it
 * ({@link Visibility}), and making that into what they are shown ({@link Presenter}). The rooms about it rest on this one.
 */
@NullMarked
package conversations.conversation;

import org.jspecify.annotations.NullMarked;
