package conversations.message;

import conversations.attachment.MessageVisibility;
import conversations.conversation.Conversations;
import conversations.conversation.Visibility;
import conversations.person.UserId;
import conversations.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Decides who may read an attachment: everybody to whom either view shows its message. */
@ApplicationScoped
class MessageFileAccess implements MessageVisibility {
    private final Conversations conversations;

    MessageFileAccess(Conversations conversations) {
        this.conversations = conversations;
    }

    /** @throws ProblemException 404 where the viewer may not even know of the conversation */
    @Override
    public boolean isVisible(UUID conversationId, long seq, UserId reader) {
        var access = conversations.get(conversationId, reader);
        return Visibility.visibleInSidebar(access).contains(seq)
                || Visibility.visibleInRecordTab(conversations.withRecordAccess(access, reader))
                        .contains(seq);
    }
}
