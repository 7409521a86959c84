package conversations.record;

import org.jspecify.annotations.Nullable;

/**
 * The rights of a user on a record. Everybody may view and edit an unrestricted one; a restricted one only users on its
 * access list, where edit without view counts as nothing.
 */
record RecordPolicy(boolean canView, boolean canEdit) {

    static RecordPolicy of(CrmRecord record, @Nullable RecordAccess access) {
        if (!record.isRestricted()) {
            return new RecordPolicy(true, true);
        }
        var canView = access != null && access.view();
        return new RecordPolicy(canView, canView && access != null && access.edit());
    }

    /** Whether the name and id may be shown (B11): view and edit access are required. */
    boolean canSeeName() {
        return canView && canEdit;
    }
}
