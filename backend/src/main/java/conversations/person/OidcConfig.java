package conversations.person;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.util.Optional;
import java.util.Set;

/** How people and programs sign in. */
@ConfigMapping(prefix = "conversations")
interface OidcConfig {
    /** The issuer as it stands in tokens and as clients reach it. */
    @WithName("oidc.issuer")
    String issuer();

    /** The public client that the web application signs in as. */
    @WithName("oidc.client-id")
    String clientId();

    /** Client ids that are programs with an identity of their own (J2). */
    Optional<Set<String>> integrations();
}
