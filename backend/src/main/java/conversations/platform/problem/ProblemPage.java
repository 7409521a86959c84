package conversations.platform.problem;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Redirects the type of a problem, which is an address (RFC 9457), to its explanation in the API reference. */
@Path("/problems")
class ProblemPage {
    @GET
    @Path("/{slug}")
    @PermitAll
    @Operation(hidden = true)
    public Response explain(@PathParam("slug") String slug) {
        if (Arrays.stream(ProblemType.values()).noneMatch(type -> type.slug().equals(slug))) {
            throw ProblemException.notFound();
        }
        return Response.seeOther(URI.create("/docs/#problem-" + slug)).build();
    }
}
