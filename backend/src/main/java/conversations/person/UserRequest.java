package conversations.person;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of PUT /users/by-external-id/{externalId}, as sent. */
@Schema(name = "UserUpsert", description = "A user as the CRM has them.")
record UserRequest(
        @Schema(
                nullable = true,
                maxLength = UserRequest.MAX_NAME_LENGTH,
                description = "The given name; null or empty for users with a family name only.")
        @Nullable String givenName,

        @Schema(
                nullable = true,
                maxLength = UserRequest.MAX_NAME_LENGTH,
                description =
                        "The family name; null or empty for users with a given name only. One of the two names is required.")
        @Nullable String familyName,

        @Schema(
                nullable = true,
                maxLength = UserRequest.MAX_EMAIL_LENGTH,
                description =
                        "The address for mails. The part before the @ must be ASCII, the domain may be international.")
        @Nullable String email,

        @Schema(
                nullable = true,
                defaultValue = "true",
                description = "False deactivates the user, who loses access at once.")
        @Nullable Boolean active,

        @Schema(
                nullable = true,
                maxLength = UserRequest.MAX_SUBJECT_LENGTH,
                description =
                        "The identity provider's `sub`; without it, a verified email links the user to the sign-in.")
        @Nullable String subject) {
    static final int MAX_NAME_LENGTH = 100;
    static final int MAX_EMAIL_LENGTH = 254;
    static final int MAX_SUBJECT_LENGTH = 255;

    /** Stands for a missing body. */
    static final UserRequest EMPTY = new UserRequest(null, null, null, null, null);
}
