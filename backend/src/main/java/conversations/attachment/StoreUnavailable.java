package conversations.attachment;

import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import java.io.IOException;
import org.jboss.logging.Logger;

/** Answers for a store that is full or unavailable: logged in one line for the operator, without details for the client. */
final class StoreUnavailable {
    private static final Logger LOG = Logger.getLogger(StoreUnavailable.class);

    private StoreUnavailable() {}

    static ProblemException because(IOException e) {
        LOG.warnf("The file store failed: %s", e);
        LOG.debug("The cause", e);
        return ProblemException.of(
                ProblemType.UNAVAILABLE, "Files can't be stored or fetched at the moment; nothing was changed.");
    }
}
