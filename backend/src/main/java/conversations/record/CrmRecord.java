package conversations.record;

import conversations.platform.text.Folding;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A CRM record (contact, company, household, opportunity or account), as far as conversations need it. */
@Entity
@Table(name = "record")
class CrmRecord {
    @EmbeddedId
    private RecordKey key;

    private String name;

    @Column(name = "name_folded")
    private String nameFolded;

    @Column
    private boolean restricted;

    @Column
    private int folding;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected CrmRecord() {}

    @SuppressWarnings("NullAway.Init")
    CrmRecord(RecordKey key) {
        this.key = key;
    }

    void setDetails(String name, boolean restricted) {
        this.name = name;
        this.restricted = restricted;
        fold();
    }

    /** Recomputes the folded form of the name. */
    void fold() {
        nameFolded = Folding.foldName(name);
        folding = Folding.VERSION;
    }

    RecordKey key() {
        return key;
    }

    String name() {
        return name;
    }

    String nameFolded() {
        return nameFolded;
    }

    boolean isRestricted() {
        return restricted;
    }
}
