package io.pteronimbus.auth.session;

import io.pteronimbus.auth.seal.Seal;
import io.pteronimbus.platform.security.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes refresh tokens: the session's id, a secret, and a seal that only this service can make. Thanks to the seal a token
 * used long ago is still known as one of ours, with nothing kept of it. A successor is computed from its predecessor and a
 * nonce, so that the same successor can be told again without being stored.
 */
@ApplicationScoped
class RefreshTokens {
    private static final String HMAC = "HmacSHA256";
    private static final int ID_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final int SEAL_BYTES = 16;
    private static final int TEXT_LENGTH = 86;

    private final SecureRandom random = new SecureRandom();
    private final List<SecretKey> sealKeys;

    RefreshTokens(Seal seal) {
        this.sealKeys = seal.derive("refresh-token");
    }

    /** The first token of a session. */
    RefreshToken first(UUID sessionId) {
        return of(sessionId, randomBytes());
    }

    /** The token that follows this one under that nonce. */
    RefreshToken successor(RefreshToken token, String nonce) {
        var key = new SecretKeySpec(token.text().getBytes(StandardCharsets.US_ASCII), HMAC);
        return of(token.sessionId(), hmac(key, nonce.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Reads a token back. Empty for what this service never issued. */
    Optional<RefreshToken> parse(String text) {
        if (text.length() != TEXT_LENGTH) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        var sealed = Arrays.copyOf(bytes, ID_BYTES + SECRET_BYTES);
        var given = Arrays.copyOfRange(bytes, sealed.length, bytes.length);
        if (sealKeys.stream().noneMatch(key -> MessageDigest.isEqual(seal(key, sealed), given))) {
            return Optional.empty();
        }
        var id = ByteBuffer.wrap(bytes);
        return Optional.of(new RefreshToken(text, Sha256.hex(text), new UUID(id.getLong(), id.getLong())));
    }

    /** 32 random bytes as text: a nonce, or a CSRF token. */
    String randomText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes());
    }

    private RefreshToken of(UUID sessionId, byte[] secret) {
        var sealed = ByteBuffer.allocate(ID_BYTES + SECRET_BYTES)
                .putLong(sessionId.getMostSignificantBits())
                .putLong(sessionId.getLeastSignificantBits())
                .put(secret)
                .array();
        var bytes = ByteBuffer.allocate(sealed.length + SEAL_BYTES)
                .put(sealed)
                .put(seal(sealKeys.getFirst(), sealed))
                .array();
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new RefreshToken(text, Sha256.hex(text), sessionId);
    }

    private static byte[] seal(SecretKey key, byte[] sealed) {
        return Arrays.copyOf(hmac(key, sealed), SEAL_BYTES);
    }

    private byte[] randomBytes() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] hmac(SecretKey key, byte[] message) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
