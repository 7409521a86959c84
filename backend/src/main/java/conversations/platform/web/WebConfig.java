package conversations.platform.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What stands between the network and the API. */
@ConfigMapping(prefix = "conversations.web")
interface WebConfig {
    /** The folder of the built web application to serve at /; without it, the API alone is served. */
    Optional<String> root();

    /** The names that a request may call this server by; without them, any. */
    Optional<Set<String>> allowedHosts();

    /** Whether all requests come through a proxy whose headers can be believed. */
    boolean trustProxy();

    /** Of any request but an upload. */
    MemorySize maxBodySize();

    /** For how long a body of any request but an upload may be on its way. */
    Duration bodyTimeout();

    /** Where files are taken, by POST: the body is streamed there, and its form and exact size are minded there. */
    String uploadPath();

    /** Of a file. */
    MemorySize maxUploadSize();

    /** Requests that one caller may send a minute; 0 is without limit. */
    int rateLimitPerMinute();

    /** Open ones from one address, where that is not a proxy's; 0 is without limit. */
    int connectionsPerAddress();

    /** Of one caller, that run at a time. */
    int requestsAtOnce();

    /** Of one caller, that run at a time. */
    int searchesAtOnce();
}
