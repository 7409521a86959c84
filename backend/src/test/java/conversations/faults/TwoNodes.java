package conversations.faults;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.Api;
import conversations.testing.Concurrency;
import conversations.testing.Tokens;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests two nodes on one database, one of which dies. */
class TwoNodes {
    private static final int MESSAGES = 50;

    @Test
    @DisplayName(
            "H1 H2 what is said at one node is heard at the other within a second, who signs out is out at both; one dies, and nobody misses or hears twice")
    void dying() throws Exception {
        try (var cluster = new Cluster(2);
                var talk = new MessageExchange(cluster, 4, 3)) {
            var nanos = nanosToOther(talk);
            System.out.printf(
                    "From one node to the other: %d ms in the middle, %d ms at most%n",
                    TimeUnit.NANOSECONDS.toMillis(nanos.get(MESSAGES / 2)),
                    TimeUnit.NANOSECONDS.toMillis(nanos.getLast()));
            assertTrue(nanos.get(MESSAGES / 2) < TimeUnit.SECONDS.toNanos(1), "within a second");
            signsOutAtBoth(cluster);
            talk.exchange(60, () -> cluster.kill(0));
            talk.check();
            System.out.println("A node killed: " + talk.report());
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

    /** Says something at one node and hears it at the other, some times; how long that took, sorted. */
    private static ArrayList<Long> nanosToOther(MessageExchange talk) {
        var speaker = talk.people().get(0);
        var heard = talk.followers().get(1).heard();
        var nanos = new ArrayList<Long>();
        for (var i = 0; i < MESSAGES; i++) {
            var said = System.nanoTime();
            talk.exchange(speaker, talk.conversations().getFirst(), "Message to the other node " + i);
            var count = i + 1;
            Concurrency.await("it is heard", () -> heard.size() == count);
            nanos.add(heard.getLast().nanos() - said);
        }
        nanos.sort(null);
        return nanos;
    }
}
