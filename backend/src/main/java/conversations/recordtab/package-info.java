/** The conversations about one record, as the record's tab shows them (F1). */
@NullMarked
package conversations.recordtab;

import org.jspecify.annotations.NullMarked;
