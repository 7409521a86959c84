package conversations.outbox;

/**
 * A record or a person whose change shows in conversations, in the words of the rooms that know them.
 *
 * @param kind which of the two
 * @param id a record as {@code type:id}, a person by their user id
 */
public record ChangeCause(Kind kind, String id) {
    /** What it is. */
    public enum Kind {
        RECORD,
        PERSON
    }

    private static final String PERSON = "person/";
    private static final String RECORD = "record/";

    /** Its form in the database. */
    @Override
    public String toString() {
        return (kind == Kind.PERSON ? PERSON : RECORD) + id;
    }

    static ChangeCause of(String text) {
        return text.startsWith(PERSON)
                ? new ChangeCause(Kind.PERSON, text.substring(PERSON.length()))
                : new ChangeCause(Kind.RECORD, text.substring(RECORD.length()));
    }
}
