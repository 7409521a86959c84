package conversations.greed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Looks names up for a node: those that end in {@value #SUFFIX} as from a name server that does not answer, all others as ever. The node's
 * virtual machine finds it in a folder on its boot class path.
 */
public final class SilentNames extends InetAddressResolverProvider {
    static final String SUFFIX = ".silent.test";
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    /** The option for the virtual machine. */
    static String option() throws IOException {
        var folder = Files.createDirectories(Path.of("target/silent-names"));
        var services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(InetAddressResolverProvider.class.getName()), SilentNames.class.getName());
        var classes = Files.createDirectories(
                folder.resolve(SilentNames.class.getPackageName().replace('.', '/')));
        for (var name : new String[] {"SilentNames.class", "SilentNames$Silent.class"}) {
            try (var code = SilentNames.class.getResourceAsStream(name)) {
                Files.write(classes.resolve(name), code.readAllBytes());
            }
        }
        return "-Xbootclasspath/a:" + folder.toAbsolutePath();
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return new Silent(configuration.builtinResolver());
    }

    @Override
    public String name() {
        return "silent";
    }

    private record Silent(InetAddressResolver others) implements InetAddressResolver {
        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
            if (host.endsWith(SUFFIX)) {
                LockSupport.parkNanos(SILENCE_NANOS);
                throw new UnknownHostException(host);
            }
            return others.lookupByName(host, policy);
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            return others.lookupByAddress(address);
        }
    }
}
