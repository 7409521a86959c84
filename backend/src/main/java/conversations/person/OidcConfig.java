package conversations.person;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** How people and programs sign in. */
@ConfigMapping(prefix = "conversations.oidc")
interface OidcConfig {
    /** The issuer as it stands in tokens and as clients reach it. */
    String issuer();

    /** The public client that the web application signs in as. */
    String clientId();

    /** Client ids that are programs with an identity of their own (J2). */
    Optional<Set<String>> integrations();
}
