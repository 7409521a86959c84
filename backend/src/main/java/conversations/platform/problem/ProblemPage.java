package conversations.platform.problem;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A problem's type is an address that leads to its explanation (RFC 9457): its place in the API reference. */
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
