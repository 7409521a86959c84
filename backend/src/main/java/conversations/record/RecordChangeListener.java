package conversations.record;

/** The place to say that a record was renamed, restricted or opened, or that its access list changed. */
public interface RecordChangeListener {
    /** Called in the transaction of the change, after it was made. */
    void onRecordChanged(RecordKey record);
}
