package conversations.platform.openapi;

import conversations.platform.problem.Problem;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@OpenAPIDefinition(
        info =
                @Info(
                        title = "Conversations",
                        version = "v1",
                        description = """
                            The conversation layer of a CRM: conversations between co-workers about its records.

                            **Signing in.** Operations take a bearer token: an access token of the OpenID Connect provider that \
                            `GET /api/v1/client-config` names. Public operations take none and have an empty `security`: that one, \
                            the pages behind the link in mails (`/api/v1/unsubscribe/{token}`), and the identity provider's \
                            `POST /api/v1/backchannel-logout`.

                            **Ids** are UUIDs, except those of records (type and the CRM's own id) and of the entries of a timeline (their \
                            position `seq`). Times are RFC 3339 in UTC. Lengths are in characters (Unicode code points). White space at \
                            the ends of texts is removed; otherwise text is stored as written, and is never markup.

                            **Lists** page by opaque cursors. Items that keep their place are neither repeated nor skipped; items that \
                            moved to the top meanwhile are found on a new first page.

                            **Errors** are problem documents (RFC 9457). A resource that does not exist and one that the caller may not \
                            see both answer 404. An unknown parameter or field, a value of another JSON type and a cursor of another list \
                            answer 400. 503 is an outage: try again after `Retry-After`. 500 is a fault of the server, which a retry does \
                            not mend. Every answer has the id of its request in `X-Request-Id`, and a problem document also in `requestId`.

                            **Sending once.** POST operations that create something take an `Idempotency-Key`. A request repeated under \
                            the same key has its effect once, and is answered by the first answer, marked by `Idempotent-Replayed: true`; \
                            texts that were deleted since are left out. Keys are kept for 24 hours per caller and operation. The same key \
                            with another body answers 422.\
                            """,
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
        tags = {
            @Tag(
                    name = "Conversations",
                    description = "Starting, listing and changing conversations, and the caller's own copy."),
            @Tag(name = "Messages", description = "The timeline of a conversation."),
            @Tag(name = "Attachments", description = "Files on messages: uploading, downloading and previews."),
            @Tag(name = "Reading", description = "Read marks and the badge."),
            @Tag(name = "Filters", description = "Saved filters of the sidebar."),
            @Tag(name = "Search", description = "Full-text search."),
            @Tag(name = "Events", description = "Server-Sent Events about changes."),
            @Tag(name = "Alerts", description = "Alerts by pop-up, by mail and by Web Push."),
            @Tag(name = "Participants", description = "Participants of conversations."),
            @Tag(name = "Records", description = "CRM records, which conversations can be about."),
            @Tag(name = "Users", description = "Users, the caller, and the configuration of clients."),
            @Tag(
                    name = "Administration",
                    description = "Operations for the operator, with the role `admin` in the token.")
        },
        components = @Components(schemas = @Schema(name = "Problem", implementation = Problem.class)),
        security = @SecurityRequirement(name = "bearer"))
@SecurityScheme(
        securitySchemeName = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "An access token of the OpenID Connect provider.")
public class ApiDefinition extends Application {}
