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
                            The conversation layer of a CRM: talk between co-workers beside the record that it is about.

                            **Signing in.** Every operation but `GET /api/v1/client-config` takes a bearer token of the OpenID Connect \
                            provider that `client-config` names.

                            **Ids** are UUIDs of version 7, but for records (type and the CRM's own id) and the entries of a timeline (their \
                            position `seq`). Times are RFC 3339 in UTC. Lengths are in characters (Unicode code points); white space at the \
                            ends of texts is cut, and otherwise text is kept as written: it is never markup.

                            **Lists** page by opaque cursors: nothing is doubled, nothing that stays in place is skipped; what moved up \
                            meanwhile is found at the top.

                            **Errors** are problem documents (RFC 9457). What does not exist and what the caller may not see both answer 404. \
                            An unknown parameter or field, a value of another JSON type and a cursor of another list answer 400. \
                            503 is an outage: try again after `Retry-After`. 500 is a fault of the server, which trying again does not mend. \
                            Every answer has the id of its request in `X-Request-Id`, and a problem document in `requestId`.

                            **Sending once.** Every POST that creates takes an `Idempotency-Key`: repeat a request under the same key after a \
                            lost answer, and it has its effect once; the answer is the first one, marked by `Idempotent-Replayed: true`. Keys are kept for 24 hours per caller and \
                            operation. The same key with another body answers 422.\
                            """,
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
        tags = {
            @Tag(name = "Conversations", description = "Starting, finding, closing, and one's own copy."),
            @Tag(name = "Messages", description = "The timeline of a conversation."),
            @Tag(name = "Attachments", description = "Files on messages."),
            @Tag(name = "Reading", description = "Read marks and the badge."),
            @Tag(name = "Filters", description = "Conditions for the sidebar under a name."),
            @Tag(name = "Search", description = "Finding what was said."),
            @Tag(name = "Events", description = "What happens, as it happens."),
            @Tag(name = "Alerts", description = "Being told by pop-up and by mail."),
            @Tag(name = "Participants", description = "The people of a conversation."),
            @Tag(name = "Records", description = "What a conversation can be about."),
            @Tag(name = "Users", description = "Who can take part, and who is calling."),
            @Tag(name = "Administration", description = "For whoever runs it: the role `admin` in the token.")
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
