package conversations.record;

/** Receives changes of records: renamed, restricted, opened, or with another access list. */
public interface RecordChangeListener {
    /**
     * Called in the transaction of the change, after it was made and while the row is locked also against new references to it: who
     * starts a conversation with it at this moment has done so before, or waits.
     */
    void onRecordChanged(RecordKey record);
}
