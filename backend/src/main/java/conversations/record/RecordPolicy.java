package conversations.record;

import org.jspecify.annotations.Nullable;

/**
 * Who may do what with a record: everybody with an unrestricted one; a restricted one only who its access list names, and
 * edit without view counts as nothing.
 */
record RecordPolicy(boolean canView, boolean canEdit) {

    static RecordPolicy of(CrmRecord record, @Nullable RecordAccess access) {
        if (!record.isRestricted()) {
            return new RecordPolicy(true, true);
        }
        var canView = access != null && access.view();
        return new RecordPolicy(canView, canView && access != null && access.edit());
    }

    /** Whether the name and id may be shown (B11): with both view and edit access. */
    boolean canSeeName() {
        return canView && canEdit;
    }
}
