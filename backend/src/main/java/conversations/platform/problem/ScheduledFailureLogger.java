package conversations.platform.problem;

import io.quarkus.scheduler.FailedExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Logs failures of scheduled work instead of the scheduler, which would log an outage at every attempt. */
@ApplicationScoped
class ScheduledFailureLogger {
    private static final Logger LOG = Logger.getLogger(ScheduledFailureLogger.class);

    void failed(@Observes FailedExecution failed) {
        Outage.log(
                LOG,
                failed.getException(),
                "Scheduled work failed: " + failed.getExecution().getTrigger().getMethodDescription());
    }
}
