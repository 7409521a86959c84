package conversations.testing;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Access tokens signed with the demo identity provider's own key: for any person, and broken in every way. */
public final class Tokens {
    private static String issuer = "";
    private static Path keyFile = Path.of("");

    private Tokens() {}

    static void use(String issuer, Path keyFile) {
        Tokens.issuer = issuer;
        Tokens.keyFile = keyFile;
    }

    public static String issuer() {
        return issuer;
    }

    /** A valid token of the person whom the provider calls {@code subject}; {@code change} may spoil it. */
    public static String token(String subject, Consumer<JwtClaims> change) {
        return sign(claims(subject, change), key());
    }

    public static String token(String subject) {
        return token(subject, claims -> {});
    }

    /** The provider's logout token for the session {@code sid} of {@code subject}; {@code change} may spoil it. */
    public static String logout(String subject, String sid, Consumer<JwtClaims> change) {
        return typed("logout+jwt", logoutClaims(subject, sid, change));
    }

    public static JwtClaims logoutClaims(String subject, String sid, Consumer<JwtClaims> change) {
        var claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience("conversations");
        claims.setSubject(subject);
        claims.setStringClaim("sid", sid);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(2);
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setClaim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        change.accept(claims);
        return claims;
    }

    /** Signed with the provider's key; {@code type} stands in the header, null for none. */
    public static String typed(@Nullable String type, JwtClaims claims) {
        return sign(type, claims, key());
    }

    static String sign(JwtClaims claims, PublicJsonWebKey key) {
        return sign("at+jwt", claims, key);
    }

    private static String sign(@Nullable String type, JwtClaims claims, PublicJsonWebKey key) {
        try {
            var signature = new JsonWebSignature();
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            signature.setKeyIdHeaderValue(key.getKeyId());
            if (type != null) {
                signature.setHeader("typ", type);
            }
            signature.setPayload(claims.toJson());
            signature.setKey(key.getPrivateKey());
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The provider's own token for the integration. */
    public static String ofIntegration() {
        return granted(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                "crm-sync",
                "client_secret",
                "crm-sync-secret",
                "scope",
                "records:write users:write"));
    }

    /** The provider's own token for a demo person who types their password into a program. */
    public static String ofPassword(String username, String password) {
        return granted(Map.of(
                "grant_type",
                "password",
                "client_id",
                "conversations",
                "username",
                username,
                "password",
                password,
                "scope",
                "openid"));
    }

    private static String granted(Map<String, String> form) {
        var endpoint =
                RestAssured.get(issuer + "/.well-known/openid-configuration").path("token_endpoint");
        return RestAssured.given()
                .formParams(form)
                .post(String.valueOf(endpoint))
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** Signed by somebody else under the name of the provider's key. */
    public static String forged(String subject) {
        return sign(claims(subject, claims -> {}), strangersKey());
    }

    /** A logout token signed by somebody else under the name of the provider's key. */
    public static String forgedLogout(String subject, String sid) {
        return sign("logout+jwt", logoutClaims(subject, sid, claims -> {}), strangersKey());
    }

    private static PublicJsonWebKey strangersKey() {
        try {
            var other = RsaJwkGenerator.generateJwk(2048);
            other.setKeyId(key().getKeyId());
            return other;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token with this header, its claims valid, signed with what {@code algorithm} asks for and {@code key}. */
    public static String signed(String subject, String algorithm, @Nullable Key key, Map<String, Object> header) {
        try {
            var signature = new JsonWebSignature();
            signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
            signature.setAlgorithmHeaderValue(algorithm);
            signature.setKeyIdHeaderValue(key().getKeyId());
            header.forEach((name, value) -> signature.getHeaders().setObjectHeaderValue(name, value));
            signature.setPayload(claims(subject, claims -> {}).toJson());
            signature.setKey(key);
            signature.setDoKeyValidation(false);
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A valid token of {@code subject} but for its header, signed as if that asked for nothing special. */
    public static String withHeader(String subject, String header) {
        try {
            var encoder = Base64.getUrlEncoder().withoutPadding();
            var input = encoder.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                    + encoder.encodeToString(
                            claims(subject, claims -> {}).toJson().getBytes(StandardCharsets.UTF_8));
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key().getPrivateKey());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + encoder.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JwtClaims claims(String subject, Consumer<JwtClaims> change) {
        var name = Character.toUpperCase(subject.charAt(0)) + subject.substring(1);
        var claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience("conversations");
        claims.setSubject(subject);
        claims.setExpirationTimeMinutesInTheFuture(60);
        claims.setIssuedAtToNow();
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setStringClaim("client_id", "conversations");
        claims.setStringClaim("given_name", name);
        claims.setStringClaim("family_name", "Tester");
        claims.setStringClaim("email", subject + "@test.example.org");
        claims.setClaim("email_verified", true);
        change.accept(claims);
        return claims;
    }

    public static PublicJsonWebKey key() {
        try {
            var secrets = JsonUtil.parseJson(Files.readString(keyFile));
            @SuppressWarnings("unchecked")
            var signing = (Map<String, Object>) secrets.get("signing");
            return PublicJsonWebKey.Factory.newPublicJwk(signing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
