/** The description of the API, beyond the annotations of the resources. */
@NullMarked
package conversations.platform.openapi;

import org.jspecify.annotations.NullMarked;
