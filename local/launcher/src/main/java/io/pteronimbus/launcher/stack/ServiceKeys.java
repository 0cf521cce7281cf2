package io.pteronimbus.launcher.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Each service's own key pair (P-256), with which it signs what it asks of other services. */
final class ServiceKeys {
    private final Map<String, String> privateKeys;

    /** @param privateKeys JSON Web Keys with their private part, by service name */
    ServiceKeys(Map<String, String> privateKeys) {
        this.privateKeys = new TreeMap<>(privateKeys);
    }

    /** A new private key as a JSON Web Key; its {@code kid} is the service's name. */
    static String generate(String service) {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(service);
            key.setUse("sig");
            key.setAlgorithm("ES256");
            return key.toJson(OutputControlLevel.INCLUDE_PRIVATE);
        } catch (JoseException e) {
            throw new IllegalStateException("This JDK cannot make P-256 keys", e);
        }
    }

    /** Base64url of one service's private key, as services read it from their configuration. */
    String privateKey(String service) {
        String key = privateKeys.get(service);
        if (key == null) {
            throw new IllegalArgumentException("No key was made for " + service);
        }
        return encode(key);
    }

    /** Base64url of the JSON Web Key Set with everybody's public key. */
    String trusted() {
        List<JsonWebKey> keys =
                privateKeys.values().stream().map(ServiceKeys::parse).toList();
        return encode(new JsonWebKeySet(keys).toJson(OutputControlLevel.PUBLIC_ONLY));
    }

    private static JsonWebKey parse(String json) {
        try {
            return JsonWebKey.Factory.newJwk(json);
        } catch (JoseException e) {
            throw new IllegalStateException("A stored service key is damaged", e);
        }
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
