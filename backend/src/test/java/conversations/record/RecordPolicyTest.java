package conversations.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.person.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecordPolicyTest {
    private static final RecordKey KEY = new RecordKey(RecordType.HOUSEHOLD, "HH-1");

    @Test
    @DisplayName("an unrestricted record is everybody's to view, edit and name, whatever an access list says")
    void unrestricted() {
        assertEquals(new RecordPolicy(true, true), policy(false, null));
        assertEquals(new RecordPolicy(true, true), policy(false, access(false, false)));
    }

    @Test
    @DisplayName("a restricted record is only theirs whom its access list names")
    void restricted() {
        assertEquals(new RecordPolicy(false, false), policy(true, null));
        assertEquals(new RecordPolicy(true, false), policy(true, access(true, false)));
        assertEquals(new RecordPolicy(true, true), policy(true, access(true, true)));
    }

    @Test
    @DisplayName("edit without view counts as nothing")
    void editWithoutView() {
        assertEquals(new RecordPolicy(false, false), policy(true, access(false, true)));
    }

    @Test
    @DisplayName("B11 the name is shown only with both view and edit")
    void naming() {
        assertEquals(true, policy(true, access(true, true)).canSeeName());
        assertEquals(false, policy(true, access(true, false)).canSeeName());
        assertEquals(false, policy(true, access(false, true)).canSeeName());
    }

    private static RecordPolicy policy(boolean restricted, @Nullable RecordAccess mine) {
        var record = new CrmRecord(KEY);
        record.setDetails("The Okafors", restricted);
        return RecordPolicy.of(record, mine);
    }

    private static RecordAccess access(boolean view, boolean edit) {
        return new RecordAccess(KEY, new UserId(UUID.randomUUID()), view, edit);
    }
}
