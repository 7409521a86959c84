package conversations.message;

import conversations.attachment.MessageAttachments;
import conversations.conversation.ConversationAccess;
import conversations.conversation.ConversationEditor;
import conversations.conversation.ConversationLimits;
import conversations.conversation.ConversationPolicy;
import conversations.conversation.Conversations;
import conversations.conversation.EntryDto;
import conversations.conversation.Presenter;
import conversations.conversation.Timeline;
import conversations.person.UserId;
import conversations.platform.idempotency.Idempotency;
import conversations.platform.idempotency.Idempotency.AnswerStorage;
import conversations.platform.idempotency.Idempotency.Attempt;
import conversations.platform.idempotency.IdempotencyKey;
import conversations.platform.problem.Problem.FieldError;
import conversations.platform.problem.ProblemException;
import conversations.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.UUID;

/** Posts messages; on request, a message to a closed conversation re-opens it (C1, C2, C4). */
@ApplicationScoped
public class MessagePoster {
    private final Conversations conversations;
    private final ConversationEditor editor;
    private final Timeline timeline;
    private final MessageAttachments files;
    private final Presenter presenter;
    private final Idempotency idempotency;

    MessagePoster(
            Conversations conversations,
            ConversationEditor editor,
            Timeline timeline,
            MessageAttachments files,
            Presenter presenter,
            Idempotency idempotency) {
        this.conversations = conversations;
        this.editor = editor;
        this.timeline = timeline;
        this.files = files;
        this.presenter = presenter;
        this.idempotency = idempotency;
    }

    /**
     * Posts a message, checking in the order of A6: whether the author may see the conversation, whether the request was
     * answered before, whether the state allows it.
     */
    @Transactional
    public EntryDto post(UUID conversationId, UserId author, NewMessageRequest request, IdempotencyKey key) {
        var access = conversations.lock(conversationId, author);
        return idempotency.once(
                new Attempt(author.toString(), "POST /conversations/" + conversationId + "/messages", key, request),
                new AnswerStorage<>(
                        EntryDto.class,
                        EntryDto::withoutContent,
                        answer -> presenter.restore(conversationId, answer, author)),
                () -> post(access, author, request, key));
    }

    private EntryDto post(ConversationAccess access, UserId author, NewMessageRequest request, IdempotencyKey key) {
        var errors = new ArrayList<FieldError>();
        var text = Text.required("text", request.text(), ConversationLimits.MAX_MESSAGE_LENGTH, errors);
        var selection = files.select(request.attachmentIds(), author, errors);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        ConversationPolicy.requireReply(access, Boolean.TRUE.equals(request.reopen()));
        editor.reopen(access.conversation(), author);
        var entry = timeline.addMessage(access.conversation(), author, text, selection.names(), key.value());
        return presenter.presentPosted(entry, files.attach(selection, entry.key()));
    }
}
