package io.pteronimbus.fakediscord.state;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The Ed25519 key with which interactions of an application are signed.
 *
 * @param publicHex  what the application checks with, 32 bytes
 * @param privateKey PKCS #8 in base64
 */
public record InteractionKey(String publicHex, String privateKey) {

    private static final int PUBLIC_BYTES = 32;

    static InteractionKey generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            // the key itself is the end of its X.509 form
            byte[] key = Arrays.copyOfRange(encoded, encoded.length - PUBLIC_BYTES, encoded.length);
            return new InteractionKey(
                    HexFormat.of().formatHex(key),
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    @Override
    public String toString() {
        return "InteractionKey[" + publicHex + "]";
    }
}
