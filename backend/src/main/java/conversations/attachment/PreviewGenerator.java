package conversations.attachment;

import com.twelvemonkeys.image.ImageUtil;
import com.twelvemonkeys.imageio.ImageReaderBase;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.io.LittleEndianDataInputStream;
import com.twelvemonkeys.lang.Validate;
import conversations.person.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Generates previews by {@link PreviewProgram} in processes of their own. An image can cost any amount of memory and time,
 * and its decoder can't be interrupted; a process has a memory limit and can be ended. An image that exceeds the limits has
 * no preview.
 */
@ApplicationScoped
class PreviewGenerator {
    /** Maximum heap, enough for the largest WebP that {@link Preview} accepts; nearly all images need a tenth of it. */
    private static final String MAX_HEAP = "-Xmx512m";

    /** Maximum processor time of a preview, several times that of the largest photographs. */
    private static final Duration MAX_CPU_TIME = Duration.ofSeconds(15);

    /** Maximum duration of a preview, for a busy machine or a hanging process. */
    private static final Duration MAX_TIME = Duration.ofSeconds(60);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
    private static final Set<String> TYPES = Set.of("image/png", "image/jpeg");
    private static final Logger LOG = Logger.getLogger(PreviewGenerator.class);

    /** The class path of the program: its own classes and those of the WebP decoder, found by one class of each library. */
    private static final String CLASS_PATH = Stream.of(
                    PreviewProgram.class,
                    WebPImageReaderSpi.class,
                    ImageReaderBase.class,
                    JPEG.class,
                    ImageUtil.class,
                    LittleEndianDataInputStream.class,
                    Validate.class)
            .map(PreviewGenerator::locationOf)
            .distinct()
            .collect(Collectors.joining(File.pathSeparator));

    private final PreviewSlots slots = new PreviewSlots();

    /** Writes the preview into {@code target} and returns its type; null if the file gives none. */
    @Nullable String generate(UserId uploader, Path file, String type, Path target) throws IOException {
        if (!FileType.IMAGES.contains(type)) {
            return null;
        }
        try {
            slots.acquire(uploader);
            try {
                return run(file, type, target, MAX_CPU_TIME);
            } finally {
                slots.release(uploader);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    static @Nullable String run(Path file, String type, Path target, Duration maxCpuTime)
            throws IOException, InterruptedException {
        var process = start(file, type, target);
        try {
            var deadline = System.nanoTime() + MAX_TIME.toNanos();
            while (!process.waitFor(POLL_INTERVAL)) {
                var spent = process.info().totalCpuDuration().orElse(Duration.ZERO);
                if (spent.compareTo(maxCpuTime) > 0 || System.nanoTime() > deadline) {
                    LOG.infof("No preview: an image took more than %s of processor time", spent);
                    return null;
                }
            }
            var made = new String(process.getInputStream().readNBytes(20), StandardCharsets.US_ASCII);
            return process.exitValue() == 0 && TYPES.contains(made) ? made : null;
        } finally {
            process.destroyForcibly().waitFor(MAX_TIME.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Starts the program with an empty environment, since that of this process contains secrets. */
    private static Process start(Path file, String type, Path target) throws IOException {
        var program = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        MAX_HEAP,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:-UsePerfData",
                        "-XX:ErrorFile=/dev/null",
                        "-Djava.awt.headless=true",
                        "-cp",
                        CLASS_PATH,
                        PreviewProgram.class.getName(),
                        file.toAbsolutePath().toString(),
                        type,
                        target.toAbsolutePath().toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        program.environment().clear();
        return program.start();
    }

    private static String locationOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath()
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
