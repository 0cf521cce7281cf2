package io.pteronimbus.fakediscord.oauth;

import io.pteronimbus.fakediscord.state.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;

/** Proof key for code exchange (RFC 7636), method S256. */
final class Pkce {

    static final String METHOD = "S256";

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private Pkce() {}

    static boolean isChallenge(String text) {
        return CHALLENGE.matcher(text).matches();
    }

    static boolean proves(String verifier, String challenge) {
        String derived = Base64.getUrlEncoder().withoutPadding().encodeToString(Digest.sha256(verifier));
        return VERIFIER.matcher(verifier).matches()
                && MessageDigest.isEqual(
                        derived.getBytes(StandardCharsets.US_ASCII), challenge.getBytes(StandardCharsets.US_ASCII));
    }
}
