package conversations.person;

import conversations.platform.text.EmailAddress;
import conversations.platform.text.Folding;
import conversations.platform.text.Text;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A user who signs in, or whom the CRM has announced. */
// Only changed columns are written: a sign-in that updates a name must not undo a deactivation that it did not see.
@DynamicUpdate
@Entity
@Table(name = "users")
public class User {
    @Id
    private UUID id;

    @Column(name = "external_id")
    private @Nullable String externalId;

    private @Nullable String subject;

    @Column(name = "given_name")
    private String givenName;

    @Column(name = "family_name")
    private String familyName;

    @Column(name = "display_name")
    private String displayName;

    private @Nullable String email;

    @Column(name = "email_verified")
    private boolean emailVerified;

    private @Nullable String language;

    @Column(name = "time_zone")
    private @Nullable String timeZone;

    @Column
    private boolean active = true;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "given_name_folded")
    private String givenNameFolded;

    @Column(name = "family_name_folded")
    private String familyNameFolded;

    @Column(name = "search_folded")
    private String searchFolded;

    @Column(name = "joined_folded")
    private String joinedFolded;

    @Column
    private int folding;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected User() {}

    @SuppressWarnings("NullAway.Init")
    User(UUID id, Instant createdAt) {
        this.id = id;
        this.createdAt = createdAt;
    }

    /**
     * Sets name and email, and the folded forms that the people picker searches. One of the names may be empty; somebody
     * with one name is listed by it.
     */
    void setDetails(String givenName, String familyName, @Nullable String email) {
        this.givenName = givenName;
        this.familyName = familyName;
        this.displayName = Text.trim(givenName + " " + familyName);
        this.email = email;
        fold();
    }

    /** Recomputes the folded forms. */
    void fold() {
        var oneName = familyName.isEmpty();
        givenNameFolded = oneName ? "" : Folding.foldName(givenName);
        familyNameFolded = Folding.foldName(oneName ? givenName : familyName);
        searchFolded =
                Folding.foldName(familyName + " " + givenName + " " + familyName + " " + (email == null ? "" : email));
        joinedFolded = " " + joined(familyName, givenName) + " " + joined(givenName, familyName);
        folding = Folding.VERSION;
    }

    private static String joined(String first, String second) {
        return Folding.foldName(first + second).replace(" ", "");
    }

    /** The details that others see. */
    record PublicDetails(String displayName, @Nullable String email, boolean active) {}

    /** The present details, null before they were first set. */
    @Nullable PublicDetails publicDetails() {
        return displayName == null ? null : new PublicDetails(displayName, email, active);
    }

    boolean hasDetails(String givenName, String familyName, @Nullable String email) {
        return this.givenName.equals(givenName)
                && this.familyName.equals(familyName)
                && java.util.Objects.equals(this.email, email);
    }

    /** Sets whether the identity provider has verified the email. */
    void setEmailVerified(boolean emailVerified) {
        this.emailVerified = emailVerified;
    }

    /** Sets the language tag and the time zone of mails to them. */
    void setLocale(@Nullable String language, @Nullable String timeZone) {
        this.language = language;
        this.timeZone = timeZone;
    }

    void setSubject(String subject) {
        this.subject = subject;
    }

    void setExternalId(String externalId) {
        this.externalId = externalId;
    }

    void setActive(boolean active) {
        this.active = active;
    }

    public UUID id() {
        return id;
    }

    public String givenName() {
        return givenName;
    }

    public String familyName() {
        return familyName;
    }

    public String displayName() {
        return displayName;
    }

    public @Nullable String email() {
        return email;
    }

    /**
     * The address for mails, in ASCII. Null unless the CRM or the identity provider vouches for it, since it may otherwise
     * be anybody's, and for an address that mail can't be sent to.
     */
    public @Nullable String mailAddress() {
        return email != null && (emailVerified || externalId != null) ? EmailAddress.ascii(email) : null;
    }

    /** The locale of mails to them. */
    public Locale locale() {
        return language == null ? Locale.ENGLISH : Locale.forLanguageTag(language);
    }

    /** The time zone of mails to them; UTC until it is set. */
    public ZoneId timeZone() {
        return ZoneId.of(timeZone == null ? "UTC" : timeZone);
    }

    @Nullable String language() {
        return language;
    }

    @Nullable String timeZoneName() {
        return timeZone;
    }

    public boolean active() {
        return active;
    }

    String givenNameFolded() {
        return givenNameFolded;
    }

    String familyNameFolded() {
        return familyNameFolded;
    }

    @Nullable String externalId() {
        return externalId;
    }

    @Nullable String subject() {
        return subject;
    }
}
