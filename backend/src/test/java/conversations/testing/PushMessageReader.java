package conversations.testing;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Decrypts push messages with keys of its own, as a browser does (RFC 8291). */
public final class PushMessageReader {
    private final KeyPair pair;
    private final byte[] secret = new byte[16];

    public PushMessageReader() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            pair = generator.generateKeyPair();
            new SecureRandom().nextBytes(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the browser sends them along with its endpoint. */
    public Map<String, String> keys() {
        return Map.of("p256dh", publicKey(), "auth", text(secret));
    }

    public String publicKey() {
        return text(point());
    }

    public String privateKey() {
        return text(bytes(((ECPrivateKey) pair.getPrivate()).getS()));
    }

    private byte[] point() {
        var point = ((ECPublicKey) pair.getPublic()).getW();
        return join(new byte[] {4}, bytes(point.getAffineX()), bytes(point.getAffineY()));
    }

    /** The text of a message in one record. */
    public String read(byte[] message) {
        try {
            var salt = Arrays.copyOf(message, 16);
            var sender = Arrays.copyOfRange(message, 21, 86);
            var agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(pair.getPrivate());
            agreement.doPhase(key(sender), true);
            var shared = hash(
                    hash(secret, agreement.generateSecret()), join(ascii("WebPush: info\0"), point(), sender, one()));
            var random = hash(salt, shared);
            var key = Arrays.copyOf(hash(random, join(ascii("Content-Encoding: aes128gcm\0"), one())), 16);
            var nonce = Arrays.copyOf(hash(random, join(ascii("Content-Encoding: nonce\0"), one())), 12);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            var plain = cipher.doFinal(message, 86, message.length - 86);
            var end = plain.length - 1;
            while (plain[end] == 0) {
                end--;
            }
            if (plain[end] != 2) {
                throw new AssertionError("not the last record");
            }
            return new String(plain, 0, end, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("not for this receiver", e);
        }
    }

    private ECPublicKey key(byte[] point) throws GeneralSecurityException {
        var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 33));
        var y = new BigInteger(1, Arrays.copyOfRange(point, 33, 65));
        var curve = ((ECPublicKey) pair.getPublic()).getParams();
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve));
    }

    private static byte[] hash(byte[] key, byte[] text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static byte[] one() {
        return new byte[] {1};
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... parts) {
        var all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (var part : parts) {
            all.put(part);
        }
        return all.array();
    }

    private static byte[] bytes(BigInteger number) {
        var bytes = number.toByteArray();
        var exact = new byte[32];
        var length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, exact, 32 - length, length);
        return exact;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
