package conversations.record;

import org.jspecify.annotations.Nullable;

/**
 * Who may do what with a record: everybody with an unrestricted one; a restricted one only who its access list names, and
 * edit without view counts as nothing.
 */
record RecordPolicy(boolean view, boolean edit) {

    static RecordPolicy of(CrmRecord record, @Nullable RecordAccess mine) {
        if (!record.restricted()) {
            return new RecordPolicy(true, true);
        }
        var view = mine != null && mine.view();
        return new RecordPolicy(view, view && mine != null && mine.edit());
    }

    /** Whether the name and id may be shown (B11): with both view and edit access. */
    boolean name() {
        return view && edit;
    }
}
