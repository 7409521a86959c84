package conversations.platform.problem;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.ApiTest;
import conversations.testing.LogCapture;
import io.restassured.response.Response;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Answers and logs of failures. */
@ApiTest
class FailureApiTest {
    private final Api ann = Api.person("Ann");

    /** Operations that fail; only tests have them. */
    @Path("/api/v1/failing")
    @RolesAllowed("user")
    static class Failing {
        @GET
        @Path("/fault")
        @Operation(hidden = true)
        public String fault(@QueryParam("q") String q) {
            throw new IllegalStateException("a fault with innards");
        }

        @GET
        @Path("/outage/{state}")
        @Operation(hidden = true)
        public String outage(@PathParam("state") String state) {
            throw new IllegalStateException(new SQLException("no answer", state));
        }
    }

    /** These answers are not validated against openapi.yaml, which has none of these operations. */
    private Response get(String path) {
        return given().basePath(Api.BASE)
                .header("Authorization", ann.authorization())
                .get(path);
    }

    @Test
    @DisplayName("K1 a fault of the server is 500, and the log has it once, whole, under the request's id")
    void fault() {
        try (var log = new LogCapture()) {
            var answer = get("/failing/fault?q=secret");
            assertEquals(500, answer.statusCode());
            assertEquals("application/problem+json", answer.contentType());
            assertEquals("/problems/internal-error", answer.path("type"));
            assertNull(answer.header("Retry-After"));
            assertFalse(answer.asString().contains("innards"));
            String id = answer.path("requestId");
            assertEquals(id, answer.header("X-Request-Id"));
            var records = log.of(id);
            assertEquals(1, records.size());
            assertEquals(
                    "GET /api/v1/failing/fault by " + ann.id() + " failed",
                    records.getFirst().getFormattedMessage());
            assertTrue(records.getFirst().getThrown().toString().contains("a fault with innards"));
        }
    }

    @Test
    @DisplayName("K1 an outage is 503 with Retry-After, and the log has a line when it begins")
    void outage() {
        try (var log = new LogCapture()) {
            for (var state : List.of("08006", "57P01", "53300")) {
                var answer = get("/failing/outage/" + state);
                assertEquals(503, answer.statusCode());
                assertEquals("/problems/unavailable", answer.path("type"));
                assertEquals("5", answer.header("Retry-After"));
            }
            assertEquals(
                    List.of("The database does not answer: no answer"), log.messages("The database does not answer"));
        } finally {
            Outage.DATABASE.end();
        }
    }
}
