package conversations.conversation;

import conversations.attachment.MessageAttachments;
import conversations.person.UserId;
import conversations.record.RecordKey;
import conversations.record.RecordType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Standings as the database could hold them, for tests of the rules alone. */
final class ConversationAccesses {
    static final UUID OWNER = UUID.fromString("01900000-0000-7000-8000-000000000001");
    static final UUID MEMBER = UUID.fromString("01900000-0000-7000-8000-000000000002");

    private ConversationAccesses() {}

    static Conversation conversation(boolean isPrivate, long lastSeq) {
        var about = List.of(new RecordKey(RecordType.CONTACT, "C-1"));
        var data = new NewConversation(
                null, null, isPrivate, about, List.of(MEMBER), "Hello", MessageAttachments.Selection.NONE);
        var conversation = new Conversation(UUID.randomUUID(), data, new UserId(OWNER), Instant.EPOCH);
        while (conversation.lastSeq() < lastSeq) {
            conversation.takeNextSeq(conversation.createdAt());
        }
        return conversation;
    }

    /** The row of a member. */
    static Participant member(
            ParticipantState state, String periods, long deletedThrough, boolean hasCopy, long unread) {
        try {
            Constructor<Participant> constructor = Participant.class.getDeclaredConstructor();
            constructor.setAccessible(true);
            var member = constructor.newInstance();
            set(member, "role", Role.MEMBER);
            set(member, "state", state);
            set(member, "periods", SeqRanges.parse(periods));
            set(member, "deletedThrough", deletedThrough);
            set(member, "hasCopy", hasCopy);
            set(member, "unreadCount", unread);
            return member;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static ConversationAccess standing(
            Conversation conversation, @Nullable Participant participant, boolean viaRecord) {
        return new ConversationAccess(conversation, participant, viaRecord);
    }

    private static void set(Participant participant, String name, Object value) throws ReflectiveOperationException {
        Field field = Participant.class.getDeclaredField(name);
        field.setAccessible(true);
        field.set(participant, value);
    }
}
