package io.pteronimbus.auth.support;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** An authenticator app on somebody's phone, written after RFC 6238 and not after the service. */
public final class Authenticator {
    private static final long STEP = 30;

    private final UUID accountId;
    private final byte[] secret;
    private final List<String> recoveryCodes;
    private long lastStep;

    private Authenticator(UUID accountId, byte[] secret, long lastStep, List<String> recoveryCodes) {
        this.accountId = accountId;
        this.secret = secret;
        this.lastStep = lastStep;
        this.recoveryCodes = recoveryCodes;
    }

    /** Sets a second factor up for who is signed in there. */
    public static Authenticator enrolled(Person person, Person.Tokens here) {
        var app = begun(person, here);
        var codes = here.request()
                .body(Map.of("code", app.code()))
                .post("/api/v1/me/totp/confirm")
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("recoveryCodes");
        return new Authenticator(app.accountId, app.secret, app.lastStep, codes);
    }

    /** Begins, and confirms nothing yet. */
    public static Authenticator begun(Person person, Person.Tokens here) {
        var secret = here.request()
                .body(person.password().isEmpty() ? Map.of() : Map.of("currentPassword", person.password()))
                .post("/api/v1/me/totp")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("secret");
        return new Authenticator(UUID.fromString(person.id()), new Base32().decode(secret), 0, List.of());
    }

    public List<String> recoveryCodes() {
        return recoveryCodes;
    }

    /**
     * A code not used before, good for half a minute at least. A person waits for the next one; here the service is made to
     * forget which it has seen.
     */
    public String code() {
        var now = Instant.now().getEpochSecond() / STEP;
        if (lastStep > now) {
            Database.update("update totp set last_step = 0 where account_id = ?", accountId);
            lastStep = 0;
        }
        lastStep = Math.max(now, lastStep + 1);
        return at(lastStep);
    }

    /** A code that is none of those good around now. */
    public String wrongCode() {
        var now = Instant.now().getEpochSecond() / STEP;
        var good = List.of(at(now - 2), at(now - 1), at(now), at(now + 1), at(now + 2), at(now + 3));
        for (var i = 0; ; i++) {
            var code = String.format("%06d", i);
            if (!good.contains(code)) {
                return code;
            }
        }
    }

    private String at(long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            var offset = hash[hash.length - 1] & 0xf;
            return String.format("%06d", (ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff) % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
