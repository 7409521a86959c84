package conversations.outbox;

/**
 * The record or user whose change alters how conversations are shown. Its id is the one that the record and person packages
 * use.
 *
 * @param kind whether it is a record or a person
 * @param id a record as {@code type:id}, a person by their user id
 */
public record ChangeCause(Kind kind, String id) {
    /** The kind of cause. */
    public enum Kind {
        RECORD,
        PERSON
    }

    private static final String PERSON = "person/";
    private static final String RECORD = "record/";

    /** The text form that is stored in the database. */
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
