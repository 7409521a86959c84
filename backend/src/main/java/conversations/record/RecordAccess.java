package conversations.record;

import conversations.person.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** An entry of a restricted record's access list. */
@Entity
@Table(name = "record_access")
class RecordAccess {
    @EmbeddedId
    private Id id;

    @Column(name = "can_view")
    private boolean view;

    @Column(name = "can_edit")
    private boolean edit;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected RecordAccess() {}

    RecordAccess(RecordKey record, UserId userId, boolean view, boolean edit) {
        this.id = new Id(record.type(), record.id(), userId.value());
        this.view = view;
        this.edit = edit;
    }

    UUID userId() {
        return id.userId();
    }

    boolean view() {
        return view;
    }

    boolean edit() {
        return edit;
    }

    @Embeddable
    record Id(
            @Convert(converter = RecordTypeConverter.class) RecordType type,
            @Column(name = "id") String recordId,
            @Column(name = "user_id") UUID userId) {}
}
