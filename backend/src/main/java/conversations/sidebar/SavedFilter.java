package conversations.sidebar;

import conversations.conversation.Role;
import conversations.conversation.Status;
import conversations.person.UserId;
import conversations.platform.text.Folding;
import conversations.record.RecordKey;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A filter that a user saved under a name. */
@Entity
@Table(name = "saved_filter")
class SavedFilter {
    @Id
    private UUID id;

    @Column(name = "user_id")
    private UUID userId;

    @Column
    private String name;

    @Column(name = "name_key")
    private String nameKey;

    @Column(name = "with_user")
    private @Nullable UUID withUser;

    @Embedded
    @AttributeOverride(name = "type", column = @Column(name = "about_type"))
    @AttributeOverride(name = "id", column = @Column(name = "about_id"))
    private @Nullable RecordKey about;

    private @Nullable Role role;
    private @Nullable Status status;
    private @Nullable Boolean unread;
    private @Nullable String q;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected SavedFilter() {}

    @SuppressWarnings("NullAway.Init")
    SavedFilter(UUID id, UserId userId, String name, SidebarCriteria criteria) {
        this.id = id;
        this.userId = userId.value();
        update(name, criteria);
    }

    final void update(String name, SidebarCriteria criteria) {
        this.name = name;
        nameKey = nameKeyOf(name);
        withUser = criteria.with();
        about = criteria.about();
        role = criteria.role();
        status = criteria.status();
        unread = criteria.unread();
        q = criteria.q();
    }

    /** The name in a form for comparison; converted to upper case first, since some small letters share a capital one. */
    static String nameKeyOf(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** The key by which the list is sorted: after the built-in filters, by name. */
    String sortKey() {
        return "1" + Folding.fold(name) + "\n" + nameKey;
    }

    UUID id() {
        return id;
    }

    String nameKey() {
        return nameKey;
    }

    String name() {
        return name;
    }

    SidebarCriteria criteria() {
        return SidebarCriteriaBuilder.builder()
                .with(withUser)
                .about(about)
                .role(role)
                .status(status)
                .unread(unread)
                .q(q)
                .build();
    }
}
