package io.pteronimbus.test.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** New keys for one run: that of access tokens, and one for each service. */
public record TestKeys(EllipticCurveJsonWebKey access, Map<String, EllipticCurveJsonWebKey> services) {
    static final String ACCESS_KEY = "pteronimbus.test.access-key";
    static final String SERVICE_KEY = "pteronimbus.test.service-key.";
    private static final List<String> SERVICES = List.of(
            "auth-service",
            "tenant-service",
            "gameserver-service",
            "notification-service",
            "bot-service",
            "controller",
            "gateway",
            "test-service");

    public static TestKeys create() {
        var services = new HashMap<String, EllipticCurveJsonWebKey>();
        SERVICES.forEach(name -> services.put(name, key(name)));
        return new TestKeys(key("test-access"), Map.copyOf(services));
    }

    /** The configuration that makes a service believe these keys, and lets {@link TestTokens} sign with them. */
    public Map<String, String> settings(String service) {
        var settings = new HashMap<String, String>();
        settings.put("mp.jwt.verify.publickey.location", writeJwks().toUri().toString());
        settings.put(ACCESS_KEY, base64(access.toJson(OutputControlLevel.INCLUDE_PRIVATE)));
        settings.put("pteronimbus.service.trusted", base64(jwks(new ArrayList<>(services.values()))));
        services.forEach((name, key) ->
                settings.put(SERVICE_KEY + name, base64(key.toJson(OutputControlLevel.INCLUDE_PRIVATE))));
        settings.put("pteronimbus.service.private-key", settings.getOrDefault(SERVICE_KEY + service, ""));
        return settings;
    }

    private Path writeJwks() {
        try {
            var file = Files.createTempFile("jwks", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, jwks(List.of(access)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String jwks(List<JsonWebKey> keys) {
        return new JsonWebKeySet(keys).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    private static EllipticCurveJsonWebKey key(String id) {
        try {
            var key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(id);
            key.setUse("sig");
            key.setAlgorithm("ES256");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
