package conversations.person;

import conversations.platform.problem.Outage;
import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemMappers;
import conversations.platform.problem.ProblemType;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the caller from a verified token. A token of a client listed as an integration becomes that integration, with the
 * token's scopes as roles. A person's token becomes their user, read at every request, so that a deactivated user is refused
 * at once (D7). An unlisted program is refused, and so is the token of a session that has ended.
 */
@ApplicationScoped
class CallerResolver implements SecurityIdentityAugmentor {
    static final String USER = "conversations.user";
    private static final Set<String> INTEGRATION_SCOPES = Set.of(Roles.RECORDS_WRITE, Roles.USERS_WRITE);
    private final EndedSessions endedSessions;
    private final SignInService signIn;
    private final OidcConfig config;

    CallerResolver(EndedSessions endedSessions, SignInService signIn, OidcConfig config) {
        this.endedSessions = endedSessions;
        this.signIn = signIn;
        this.config = config;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? context.runBlocking(() -> resolve(identity, token))
                : Uni.createFrom().item(identity);
    }

    @ActivateRequestContext
    SecurityIdentity resolve(SecurityIdentity identity, JsonWebToken token) {
        Outage.IDENTITY_PROVIDER.end();
        if (endedSessions.hasEnded(TokenSession.of(token))) {
            throw refuse(ProblemType.SIGNED_OUT);
        }
        var resolved = QuarkusSecurityIdentity.builder()
                .setPrincipal(token)
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes());
        // The OIDC extension has read the token's roles: groups, or Keycloak's realm roles.
        if (identity.hasRole(Roles.ADMIN)) {
            resolved.addRole(Roles.ADMIN);
        }
        var program = program(token);
        if (program == null) {
            var user = signIn.signIn(token);
            if (!user.active()) {
                throw refuse(ProblemType.DEACTIVATED);
            }
            return resolved.addRole(Roles.USER)
                    .addAttribute(USER, user)
                    .addAttribute(ProblemMappers.CALLER, user.id().toString())
                    .build();
        }
        if (!config.integrations().orElse(Set.of()).contains(program)) {
            throw new AuthenticationFailedException("not a known integration");
        }
        return resolved.addRoles(scopesOf(token))
                .addAttribute(ProblemMappers.CALLER, program)
                .build();
    }

    /** The answer to a valid token that must not be used; it gives the reason. */
    private static AuthenticationFailedException refuse(ProblemType why) {
        return new AuthenticationFailedException(ProblemException.of(why));
    }

    /**
     * The client id, if the token was issued to a program for itself: the subject is the client (RFC 9068), or the service
     * account that Keycloak creates for it.
     */
    private static @Nullable String program(JsonWebToken token) {
        var client = text(token, token.containsClaim("client_id") ? "client_id" : "azp");
        var name = text(token, "preferred_username");
        var itself =
                client != null && (client.equals(token.getSubject()) || ("service-account-" + client).equals(name));
        return itself ? client : null;
    }

    /** The claim, null if it is not a text. */
    private static @Nullable String text(JsonWebToken token, String claim) {
        return token.<Object>getClaim(claim) instanceof String text ? text : null;
    }

    private static Set<String> scopesOf(JsonWebToken token) {
        var scope = text(token, "scope");
        return scope == null
                ? Set.of()
                : Stream.of(scope.split(" "))
                        .filter(INTEGRATION_SCOPES::contains)
                        .collect(Collectors.toSet());
    }
}
