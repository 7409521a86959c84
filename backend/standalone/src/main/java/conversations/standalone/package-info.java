/**
 * Runs Conversations on one machine with everything it needs inside: PostgreSQL, the demo sign-in, the mail catcher and
 * the backend, each a process of its own, with their data in one folder.
 */
package conversations.standalone;
