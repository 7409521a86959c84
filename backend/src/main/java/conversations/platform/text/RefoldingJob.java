package conversations.platform.text;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Brings what is stored in an older form into the present one: after an upgrade all there is, and, while nodes of the version
 * before still run, what these write. Any number of nodes share the work, and one that is stopped leaves the rest to the next.
 */
@ApplicationScoped
class RefoldingJob {
    /** A transaction holds its rows for some milliseconds. */
    private static final int BATCH_SIZE = 64;

    /** Then others get their turn at the database. */
    private static final int MAX_BATCHES = 200;

    private final List<RefoldableForms> forms;

    RefoldingJob(@All List<RefoldableForms> forms) {
        this.forms = forms;
    }

    /** Unicode's tables are read now rather than within the first request. */
    void start(@Observes StartupEvent event) {
        Folding.fold("\u00e9");
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        for (var stored : forms) {
            var batches = 0;
            while (batches < MAX_BATCHES && stored.refold(BATCH_SIZE) > 0) {
                batches++;
            }
        }
    }
}
