/**
 * Conversations: starting and changing them, their entries and participants, one user's access and visibility ({@link
 * Visibility}), and the presentation of all that ({@link Presenter}). The other packages about conversations build on this
 * one.
 */
@NullMarked
package conversations.conversation;

import org.jspecify.annotations.NullMarked;
