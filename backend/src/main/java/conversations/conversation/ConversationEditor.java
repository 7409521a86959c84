package conversations.conversation;

import conversations.person.UserId;
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

/** Closes and re-opens conversations and changes their subject and description (C4, C5). */
@ApplicationScoped
public class ConversationEditor {
    private final Conversations conversations;
    private final Timeline timeline;
    private final SearchBlocks searchBlocks;
    private final Presenter presenter;

    ConversationEditor(Conversations conversations, Timeline timeline, SearchBlocks searchBlocks, Presenter presenter) {
        this.conversations = conversations;
        this.timeline = timeline;
        this.searchBlocks = searchBlocks;
        this.presenter = presenter;
    }

    /**
     * Changes the fields that the request names. A field that already has the requested value is left alone and writes no
     * notice.
     */
    @Transactional
    public ConversationDto change(UUID conversationId, UserId author, ChangeRequest request) {
        var errors = new ArrayList<FieldError>();
        var subject = nullable(request.subject())
                .map(text -> Text.optionalLine("subject", text, ConversationLimits.MAX_SUBJECT_LENGTH, errors));
        var description = nullable(request.description())
                .map(text -> Text.optional("description", text, ConversationLimits.MAX_DESCRIPTION_LENGTH, errors));
        var status = parseStatus(request.status(), errors);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        var access = conversations.lock(conversationId, author);
        ConversationPolicy.requireActive(access);
        var conversation = access.conversation();
        setDetails(
                conversation,
                request.subject() == null ? conversation.subject() : subject.orElse(null),
                request.description() == null ? conversation.description() : description.orElse(null),
                author);
        if (status != null) {
            setStatus(conversation, status, author);
        }
        return presenter.present(access, author);
    }

    /**
     * Re-opens the conversation on behalf of {@code user} if it is closed, and writes a notice of that. The caller holds the
     * conversation's lock.
     */
    public void reopen(Conversation conversation, UserId author) {
        setStatus(conversation, Status.OPEN, author);
    }

    private void setDetails(
            Conversation conversation, @Nullable String subject, @Nullable String description, UserId author) {
        if (!Objects.equals(conversation.subject(), subject)
                || !Objects.equals(conversation.description(), description)) {
            conversation.setDetails(subject, description);
            searchBlocks.update(conversation);
            timeline.addNotice(conversation, author, NoticeType.CHANGED, List.of());
        }
    }

    private void setStatus(Conversation conversation, Status status, UserId author) {
        if (conversation.status() != status) {
            conversation.setStatus(status);
            timeline.addNotice(
                    conversation, author, status == Status.OPEN ? NoticeType.REOPENED : NoticeType.CLOSED, List.of());
        }
    }

    private static Optional<String> nullable(@Nullable Optional<String> field) {
        return field == null ? Optional.empty() : field;
    }

    private static @Nullable Status parseStatus(@Nullable Optional<String> field, List<FieldError> errors) {
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
