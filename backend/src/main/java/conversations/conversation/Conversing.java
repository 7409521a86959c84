package conversations.conversation;

import conversations.attachment.MessageFiles;
import conversations.platform.idempotency.Idempotency;
import conversations.platform.idempotency.Idempotency.Attempt;
import conversations.platform.idempotency.Idempotency.Subject;
import conversations.platform.idempotency.IdempotencyKey;
import conversations.platform.problem.Problem.FieldError;
import conversations.platform.problem.ProblemException;
import conversations.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Replying, closing and re-opening, changing subject and description (section C). */
@ApplicationScoped
public class Conversing {
    private final Conversations conversations;
    private final Timeline timeline;
    private final MessageFiles files;
    private final SearchBlocks searchBlocks;
    private final Presenter presenter;
    private final Idempotency idempotency;

    Conversing(
            Conversations conversations,
            Timeline timeline,
            MessageFiles files,
            SearchBlocks searchBlocks,
            Presenter presenter,
            Idempotency idempotency) {
        this.conversations = conversations;
        this.timeline = timeline;
        this.files = files;
        this.searchBlocks = searchBlocks;
        this.presenter = presenter;
        this.idempotency = idempotency;
    }

    /** Under A6's order: may they still see it, was it answered before, does the state allow it. */
    @Transactional
    public EntryDto reply(UUID id, UUID author, ReplyRequest request, IdempotencyKey key) {
        var standing = conversations.lock(id, author);
        return idempotency.once(
                new Attempt(author.toString(), "POST /conversations/" + id + "/messages", key, request),
                EntryDto.class,
                answer -> new Subject(id, answer.seq()),
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
        become(standing.conversation(), Status.OPEN, author);
        var entry = timeline.post(standing.conversation(), author, text, chosen.names());
        return presenter.posted(entry, files.attach(chosen, entry.key()));
    }

    /** Changes what the request names. What is as asked for already is left alone and makes no notice. */
    @Transactional
    public ConversationDto change(UUID id, UUID user, ChangeRequest request) {
        var errors = new ArrayList<FieldError>();
        var subject = value(request.subject()).map(text -> Text.optionalLine("subject", text, Limits.SUBJECT, errors));
        var description = value(request.description())
                .map(text -> Text.optional("description", text, Limits.DESCRIPTION, errors));
        var status = status(request.status(), errors);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        var standing = conversations.lock(id, user);
        ConversationPolicy.requireActing(standing);
        var conversation = standing.conversation();
        describe(
                conversation,
                request.subject() == null ? conversation.subject() : subject.orElse(null),
                request.description() == null ? conversation.description() : description.orElse(null),
                user);
        if (status != null) {
            become(conversation, status, user);
        }
        return presenter.one(standing, user);
    }

    private void describe(
            Conversation conversation, @Nullable String subject, @Nullable String description, UUID user) {
        if (!Objects.equals(conversation.subject(), subject)
                || !Objects.equals(conversation.description(), description)) {
            conversation.change(subject, description);
            searchBlocks.changed(conversation);
            timeline.notice(conversation, user, NoticeType.CHANGED, List.of());
        }
    }

    private void become(Conversation conversation, Status status, UUID user) {
        if (conversation.status() != status) {
            conversation.become(status);
            timeline.notice(
                    conversation, user, status == Status.OPEN ? NoticeType.REOPENED : NoticeType.CLOSED, List.of());
        }
    }

    private static Optional<String> value(@Nullable Optional<String> field) {
        return field == null ? Optional.empty() : field;
    }

    private static @Nullable Status status(@Nullable Optional<String> field, List<FieldError> errors) {
        if (field == null) {
            return null;
        }
        return switch (field.orElse("")) {
            case "open" -> Status.OPEN;
            case "closed" -> Status.CLOSED;
            default -> {
                errors.add(new FieldError("status", "This must be open or closed."));
                yield null;
            }
        };
    }
}
