/** What is said in a conversation: replying, correcting, reading the timeline and its files, and showing what a search found. */
@NullMarked
package conversations.message;

import org.jspecify.annotations.NullMarked;
