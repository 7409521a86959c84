package conversations.person;

import conversations.platform.problem.Problem.FieldError;
import conversations.platform.problem.ProblemException;
import conversations.platform.text.EmailAddress;
import conversations.platform.text.Text;
import conversations.platform.web.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Imports users from the CRM (J1). */
@ApplicationScoped
public class UserImporter {
    private static final int MAX_EXTERNAL_ID_LENGTH = 200;
    private static final String NAME_REQUIRED = "A given name or a family name is required.";
    private final Users users;
    private final UserChangeListener changes;
    private final Clock clock;

    UserImporter(Users users, UserChangeListener changes, Clock clock) {
        this.users = users;
        this.changes = changes;
        this.clock = clock;
    }

    /** A user, and whether the CRM's id is new. */
    record UpsertResult(UserDto user, boolean created) {}

    @Transactional
    UpsertResult upsert(String externalId, UserRequest request) {
        var errors = new ArrayList<FieldError>();
        var id = Text.requiredLine("externalId", externalId, MAX_EXTERNAL_ID_LENGTH, errors);
        var given = Text.optionalLine("givenName", request.givenName(), UserRequest.MAX_NAME_LENGTH, errors);
        var family = Text.optionalLine("familyName", request.familyName(), UserRequest.MAX_NAME_LENGTH, errors);
        var email = Text.optionalLine("email", request.email(), UserRequest.MAX_EMAIL_LENGTH, errors);
        var subject = Text.optionalLine("subject", request.subject(), UserRequest.MAX_SUBJECT_LENGTH, errors);
        if (given == null && family == null && errors.isEmpty()) {
            errors.add(new FieldError("givenName", NAME_REQUIRED));
            errors.add(new FieldError("familyName", NAME_REQUIRED));
        }
        if (email != null && EmailAddress.ascii(email) == null) {
            errors.add(new FieldError("email", "This is not an email address that mail can be sent to."));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        users.lockLinks();
        var known = users.find("externalId", id).firstResult();
        var user = upsertUser(
                id,
                Objects.requireNonNullElse(given, ""),
                Objects.requireNonNullElse(family, ""),
                email,
                !Boolean.FALSE.equals(request.active()));
        if (subject != null) {
            link(user, subject);
        }
        return new UpsertResult(UserDto.of(user), known == null);
    }

    /**
     * Creates or updates the CRM's user of this external id. A new id is given to a user who signed in already with the same
     * verified email; else a new user is created.
     */
    @Transactional
    public User upsertUser(
            String externalId, String givenName, String familyName, @Nullable String email, boolean active) {
        var user = users.find("externalId", externalId).firstResult();
        if (user == null) {
            user = findSignedInBy(email);
            user.setExternalId(externalId);
        }
        var detailsBefore = user.publicDetails();
        user.setDetails(givenName, familyName, email);
        user.setActive(active);
        users.persist(user);
        if (detailsBefore != null && !detailsBefore.equals(user.publicDetails())) {
            users.flush();
            users.lockWithReferences(user.id());
            changes.onUserChanged(new UserId(user.id()));
        }
        return user;
    }

    private User findSignedInBy(@Nullable String email) {
        var same = email == null
                ? null
                : users.findUnique("lower(email) = lower(?1) and emailVerified and externalId is null", email);
        return same == null ? new User(Ids.next(), clock.instant()) : same;
    }

    private void link(User user, String subject) {
        var linked = users.find("subject", subject).firstResult();
        if (linked != null && !linked.id().equals(user.id())) {
            throw ProblemException.invalid("subject", "Another user is linked to this subject.");
        }
        user.setSubject(subject);
    }
}
