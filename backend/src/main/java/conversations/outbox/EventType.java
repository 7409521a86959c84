package conversations.outbox;

/** The types of events. */
public enum EventType {
    MESSAGE_CREATED("message.created"),
    MESSAGE_EDITED("message.edited"),
    MESSAGE_DELETED("message.deleted"),
    CONVERSATION_CREATED("conversation.created"),
    CONVERSATION_CHANGED("conversation.changed"),
    CONVERSATION_READ("conversation.read"),
    CONVERSATION_REMOVED("conversation.removed"),
    PARTICIPANT_JOINED("participant.joined"),
    PARTICIPANT_LEFT("participant.left"),
    PARTICIPANT_REMOVED("participant.removed"),
    ALERT("alert");

    private final String code;

    EventType(String code) {
        this.code = code;
    }

    /** The name of the type in the API and in the database. */
    public String code() {
        return code;
    }

    static EventType of(String code) {
        for (var type : values()) {
            if (type.code.equals(code)) {
                return type;
            }
        }
        throw new IllegalArgumentException(code);
    }
}
