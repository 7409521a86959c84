package conversations.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The demo identity provider, run for the tests; {@link Tokens} signs with its key. */
public class IdentityProvider implements QuarkusTestResourceLifecycleManager {
    private @Nullable Process process;

    @Override
    public Map<String, String> start() {
        try {
            var port = freePort();
            var data = Files.createTempDirectory("idp");
            process = new ProcessBuilder(
                            "node",
                            "standalone/idp/server.mjs",
                            "--port",
                            String.valueOf(port),
                            "--data",
                            data.toString(),
                            "--origin",
                            "http://localhost:8080")
                    .redirectErrorStream(true)
                    .start();
            awaitAddress(process);
            var issuer = "http://localhost:" + port;
            Tokens.use(issuer, data.resolve("idp-key.json"));
            return Map.of("conversations.oidc.issuer", issuer, "conversations.oidc.integrations", "crm-sync");
        } catch (IOException e) {
            throw new IllegalStateException("the demo identity provider does not start: is Node installed?", e);
        }
    }

    /** It prints its address once it listens, and ends if it can't. */
    private static void awaitAddress(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        var said = new ArrayList<String>();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("Demo sign-in at")) {
                return;
            }
            said.add(line);
        }
        throw new IllegalStateException(
                "the demo identity provider does not start (is npm ci done in backend/standalone?): " + said);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void stop() {
        if (process != null) {
            process.destroy();
        }
    }
}
