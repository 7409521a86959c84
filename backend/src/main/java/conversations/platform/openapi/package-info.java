/** The description of the API: what the annotations on the resources can't say. */
@NullMarked
package conversations.platform.openapi;

import org.jspecify.annotations.NullMarked;
