package conversations.platform.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Settings of the edge of the server. */
@ConfigMapping(prefix = "conversations.web")
interface WebConfig {
    /** The folder of the built web application, served at /; without it, only the API is served. */
    Optional<String> root();

    /** The host names that requests may use; without them, any. */
    Optional<Set<String>> allowedHosts();

    /** Whether all requests come through a proxy whose headers can be trusted. */
    boolean trustProxy();

    /** Maximum size of the body of any request except an upload. */
    MemorySize maxBodySize();

    /** The time within which the body of any request except an upload must arrive. */
    Duration bodyTimeout();

    /** The path of uploads, by POST; their body is streamed, and its form and exact size are checked while it arrives. */
    String uploadPath();

    /** Maximum size of a file. */
    MemorySize maxUploadSize();

    /** Maximum number of requests of one caller in a minute; 0 for no limit. */
    int rateLimitPerMinute();

    /** Maximum number of connections from one address that is not a proxy's; 0 for no limit. */
    int connectionsPerAddress();

    /** Maximum number of running requests (or searches) of one caller. */
    int requestsAtOnce();

    /** Maximum number of running requests (or searches) of one caller. */
    int searchesAtOnce();
}
