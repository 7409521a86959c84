package conversations.attachment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** The program that makes one preview in a process of its own, so that a harmful image affects only that process. */
final class PreviewProgram {
    /** Tells Linux which process to end first when memory runs out: this one instead of the server. */
    private static final Path OUT_OF_MEMORY_SCORE = Path.of("/proc/self/oom_score_adj");

    private PreviewProgram() {}

    /**
     * Writes the preview's type to the standard output.
     *
     * @param arguments the image, its type, and the file to write the preview to
     */
    public static void main(String[] arguments) throws IOException {
        if (Files.isWritable(OUT_OF_MEMORY_SCORE)) {
            Files.writeString(OUT_OF_MEMORY_SCORE, "1000");
        }
        ImageIO.setUseCache(false);
        System.out.print(Preview.make(Path.of(arguments[0]), arguments[1], Path.of(arguments[2])));
    }
}
