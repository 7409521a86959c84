/**
 * Alerts users of events by pop-up, mail and push (section G). This package learns of changes only from the event log, and
 * hands decided alerts to the packages within.
 */
@NullMarked
package conversations.alert;

import org.jspecify.annotations.NullMarked;
