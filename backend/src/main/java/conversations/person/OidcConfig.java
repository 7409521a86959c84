package conversations.person;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** Settings of the sign-in of people and programs. */
@ConfigMapping(prefix = "conversations.oidc")
public interface OidcConfig {
    /** The issuer as it stands in tokens and as clients reach it. */
    String issuer();

    /** The public client that the web application signs in as. */
    String clientId();

    /** The client ids of integrations, programs with an identity of their own (J2). */
    Optional<Set<String>> integrations();
}
