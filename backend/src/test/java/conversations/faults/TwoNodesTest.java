package conversations.faults;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.testing.Api;
import conversations.testing.Concurrency;
import conversations.testing.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests two nodes on one database, one of which dies. */
@Tag("nodes")
class TwoNodesTest {
    private static final int MESSAGES = 10;

    @Test
    @DisplayName(
            "H1 H2 what is said at one node is heard at the other, who signs out is out at both; one dies, and nobody misses or hears twice")
    void dying() throws Exception {
        try (var cluster = new Cluster(2);
                var talk = new MessageExchange(cluster, 4, 3)) {
            hearsAtTheOther(talk);
            signsOutAtBoth(cluster);
            talk.exchange(60, () -> cluster.kill(0));
            talk.check();
            System.out.println("A node killed: " + talk.report());
        }
    }

    /** {@link LiveBenchmark} measures the delay. */
    private static void hearsAtTheOther(MessageExchange talk) {
        var heard = talk.followers().get(1).heard();
        for (var count = 1; count <= MESSAGES; count++) {
            var expected = count;
            talk.exchange(
                    talk.people().getFirst(), talk.conversations().getFirst(), "Message to the other node " + count);
            Concurrency.await("it is heard", () -> heard.size() == expected);
        }
    }

    /** The provider tells one node that a session has ended. */
    private static void signsOutAtBoth(Cluster cluster) {
        var token = Tokens.token("leaver", claims -> claims.setStringClaim("sid", "of-the-leaver"));
        var one = cluster.addresses().getFirst();
        var other = cluster.addresses().getLast();
        assertEquals(200, statusOfMe(one, token));
        assertEquals(200, statusOfMe(other, token));
        given().formParam("logout_token", Tokens.logout("leaver", "of-the-leaver", claims -> {}))
                .post(one + Api.BASE + "/backchannel-logout")
                .then()
                .statusCode(200);
        assertEquals(401, statusOfMe(one, token));
        Concurrency.await("the other node refuses it too", () -> statusOfMe(other, token) == 401);
    }

    private static int statusOfMe(String address, String token) {
        return given().auth().oauth2(token).get(address + Api.BASE + "/me").statusCode();
    }
}
