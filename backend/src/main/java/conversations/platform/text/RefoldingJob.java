package conversations.platform.text;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Refolds stored forms of an older version: after an upgrade all of them, and, while nodes of the version before still run,
 * those that these write. Any number of nodes share the work; if one stops, the others continue.
 */
@ApplicationScoped
class RefoldingJob {
    /** Number of rows of a transaction, which holds them for some milliseconds. */
    private static final int BATCH_SIZE = 64;

    /** Number of batches of a run; other work gets its turn at the database between runs. */
    private static final int MAX_BATCHES = 200;

    private final List<RefoldableForms> forms;

    RefoldingJob(@All List<RefoldableForms> forms) {
        this.forms = forms;
    }

    /** Loads Unicode's tables now rather than within the first request. */
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
