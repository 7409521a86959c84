package conversations.standalone;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;

/**
 * The pair of P-256 keys by which push services know this demo, in base64url: browsers stay subscribed as long as it stays the same.
 *
 * @param publicKey the point, uncompressed: 65 bytes
 * @param privateKey the number: 32 bytes
 */
record PushKeys(String publicKey, String privateKey) {
    private static final int BYTES = 32;
    private static final byte UNCOMPRESSED = 4;

    /** The keys in the folder, created at the first start and readable by the owner alone. Throws {@link CannotRun}. */
    static PushKeys in(Path folder) {
        var file = folder.resolve("push-keys");
        try {
            if (!Files.exists(file)) {
                write(file, create());
            }
            var lines = Files.readAllLines(file);
            return new PushKeys(lines.getFirst(), lines.getLast());
        } catch (IOException | GeneralSecurityException e) {
            throw new LaunchException("The keys in %s can't be made or read (%s).".formatted(file, e), e);
        }
    }

    private static PushKeys create() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var pair = generator.generateKeyPair();
        var point = ((ECPublicKey) pair.getPublic()).getW();
        var bytes = new byte[1 + 2 * BYTES];
        bytes[0] = UNCOMPRESSED;
        System.arraycopy(bytes(point.getAffineX()), 0, bytes, 1, BYTES);
        System.arraycopy(bytes(point.getAffineY()), 0, bytes, 1 + BYTES, BYTES);
        return new PushKeys(text(bytes), text(bytes(((ECPrivateKey) pair.getPrivate()).getS())));
    }

    /** Renamed into place, so that a crash never leaves half a key behind. */
    private static void write(Path file, PushKeys keys) throws IOException {
        var fresh = file.resolveSibling("push-keys.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, List.of(keys.publicKey(), keys.privateKey()));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The number in exactly 32 bytes: without a sign byte, with leading zeros. */
    private static byte[] bytes(BigInteger number) {
        var bytes = number.toByteArray();
        var exact = new byte[BYTES];
        var length = Math.min(bytes.length, BYTES);
        System.arraycopy(bytes, bytes.length - length, exact, BYTES - length, length);
        return exact;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
