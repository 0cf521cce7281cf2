package io.pteronimbus.controller.whole;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;

/** Every way a grant can be wrong, each made of one that is right. */
public enum WrongGrant {
    NONE("missing", false, (keys, right) -> null),
    EMPTY("missing", false, (keys, right) -> " "),
    NO_TOKEN("signature", false, (keys, right) -> "a.b.c"),
    SIGNED_WITH_ANOTHER_KEY("signature", false, (keys, right) -> new PanelKeys("any").sign(right)),
    NO_ALGORITHM("signature", false, (keys, right) -> unsigned(right)),
    UNKNOWN_KEY_ID("signature", false, (keys, right) -> keys.sign(right, "tenant-service")),
    CHANGED_AFTER_SIGNING("signature", false, (keys, right) -> otherPayload(keys.sign(right), right)),
    ANOTHER_ISSUER("issuer", claims -> claims.setIssuer("auth-service")),
    ANOTHER_CLUSTER("audience", claims -> claims.setAudience("cluster:elsewhere")),
    NO_AUDIENCE("audience", claims -> claims.unsetClaim("aud")),
    ANOTHER_TENANT(
            "tenant", claims -> claims.setClaim("tenant", UUID.randomUUID().toString())),
    NO_TENANT("tenant", claims -> claims.unsetClaim("tenant")),
    ANOTHER_SERVER(
            "server", claims -> claims.setClaim("server", UUID.randomUUID().toString())),
    NO_SERVER("server", claims -> claims.unsetClaim("server")),
    ANOTHER_PERMISSION("permission", claims -> claims.setClaim("permission", "file:read")),
    NO_PERMISSION("permission", claims -> claims.unsetClaim("permission")),
    NO_ACTOR("incomplete", claims -> claims.unsetClaim("actor")),
    NOT_YET_VALID("expired", claims -> claims.setNotBefore(in(40))),

    ANOTHER_GENERATION("generation", claims -> claims.setClaim("generation", 1)),
    NO_GENERATION("generation", claims -> claims.unsetClaim("generation")),
    GENERATION_IN_WORDS("generation", claims -> claims.setClaim("generation", "seven")),
    ANOTHER_SPEC("spec", claims -> claims.setClaim("specHash", "0".repeat(64))),
    NO_SPEC("spec", claims -> claims.unsetClaim("specHash")),

    EXPIRED("expired", claims -> claims.setExpirationTime(in(-30))),
    LASTS_TOO_LONG("expired", claims -> claims.setExpirationTime(in(3_600))),
    ISSUED_LONG_AGO("expired", claims -> claims.setIssuedAt(in(-3_600))),
    NEVER_EXPIRES("incomplete", claims -> claims.unsetClaim("exp")),
    NO_TIME_OF_ISSUE("incomplete", claims -> claims.unsetClaim("iat")),
    NO_ID("incomplete", claims -> claims.unsetClaim("jti"));

    /** As the metric counts it. */
    public final String reason;

    private final boolean signed;
    private final BiFunction<PanelKeys, JwtClaims, @Nullable String> make;

    WrongGrant(String reason, Consumer<JwtClaims> change) {
        this(reason, true, (keys, right) -> {
            change.accept(right);
            return keys.sign(right);
        });
    }

    WrongGrant(String reason, boolean signed, BiFunction<PanelKeys, JwtClaims, @Nullable String> make) {
        this.reason = reason;
        this.signed = signed;
        this.make = make;
    }

    /** @param right is changed, and good for nothing afterwards */
    public @Nullable String of(PanelKeys keys, JwtClaims right) {
        return make.apply(keys, right);
    }

    /** Whether the panel's own word says who asked. */
    public boolean namesActor() {
        return signed && this != NO_ACTOR;
    }

    private static NumericDate in(long seconds) {
        return NumericDate.fromSeconds(NumericDate.now().getValue() + seconds);
    }

    private static String unsigned(JwtClaims claims) {
        return base64("{\"alg\":\"none\",\"kid\":\"gameserver-service\"}") + "." + base64(claims.toJson()) + ".";
    }

    private static String otherPayload(String signed, JwtClaims claims) {
        claims.setClaim("extra", 1);
        var parts = signed.split("\\.");
        return parts[0] + "." + base64(claims.toJson()) + "." + parts[2];
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
