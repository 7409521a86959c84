package conversations.message;

import conversations.attachment.MessageFiles;
import conversations.conversation.Changing;
import conversations.conversation.ConversationPolicy;
import conversations.conversation.Conversations;
import conversations.conversation.EntryDto;
import conversations.conversation.Limits;
import conversations.conversation.Presenter;
import conversations.conversation.Standing;
import conversations.conversation.Timeline;
import conversations.platform.idempotency.Idempotency;
import conversations.platform.idempotency.Idempotency.Attempt;
import conversations.platform.idempotency.Idempotency.Storing;
import conversations.platform.idempotency.IdempotencyKey;
import conversations.platform.problem.Problem.FieldError;
import conversations.platform.problem.ProblemException;
import conversations.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.UUID;

/** Replying, also to what is closed, which re-opens it (C1, C2, C4). */
@ApplicationScoped
public class Replying {
    private final Conversations conversations;
    private final Changing changing;
    private final Timeline timeline;
    private final MessageFiles files;
    private final Presenter presenter;
    private final Idempotency idempotency;

    Replying(
            Conversations conversations,
            Changing changing,
            Timeline timeline,
            MessageFiles files,
            Presenter presenter,
            Idempotency idempotency) {
        this.conversations = conversations;
        this.changing = changing;
        this.timeline = timeline;
        this.files = files;
        this.presenter = presenter;
        this.idempotency = idempotency;
    }

    /** Under A6's order: may they still see it, was it answered before, does the state allow it. */
    @Transactional
    public EntryDto reply(UUID id, UUID author, ReplyRequest request, IdempotencyKey key) {
        var standing = conversations.lock(id, author);
        return idempotency.once(
                new Attempt(author.toString(), "POST /conversations/" + id + "/messages", key, request),
                new Storing<>(EntryDto.class, EntryDto::bare, answer -> presenter.again(id, answer)),
                () -> reply(standing, author, request));
    }

    private EntryDto reply(Standing standing, UUID author, ReplyRequest request) {
        var errors = new ArrayList<FieldError>();
        var text = Text.required("text", request.text(), Limits.MESSAGE, errors);
        var chosen = files.choose(request.attachmentIds(), author, errors);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        ConversationPolicy.requireReply(standing, Boolean.TRUE.equals(request.reopen()));
        changing.reopen(standing.conversation(), author);
        var entry = timeline.post(standing.conversation(), author, text, chosen.names());
        return presenter.posted(entry, files.attach(chosen, entry.key()));
    }
}
