/**
 * Attachments: uploading, storing, previewing and serving them. The visibility of a message is asked through {@link
 * MessageVisibility}.
 */
@NullMarked
package conversations.attachment;

import org.jspecify.annotations.NullMarked;
