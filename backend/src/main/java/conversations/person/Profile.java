package conversations.person;

import org.jspecify.annotations.Nullable;

/**
 * A user as lists of people show them: with the email address that distinguishes people of the same name, and whether they
 * are active.
 */
public record Profile(UserRef ref, @Nullable String email, boolean active) {}
