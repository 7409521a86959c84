package conversations.record;

/** Receives changes of records: renamed, restricted, opened, or with another access list. */
public interface RecordChangeListener {
    /** Called in the transaction of the change, after the change was made. */
    void onRecordChanged(RecordKey record);
}
