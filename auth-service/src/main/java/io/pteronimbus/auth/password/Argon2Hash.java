package io.pteronimbus.auth.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * An argon2id hash (version 1.3, one lane) with the costs and salt it was made with, written as
 * {@code $argon2id$v=19$m=<KiB>,t=<passes>,p=1$<salt>$<hash>}.
 */
record Argon2Hash(int memoryKib, int iterations, byte[] salt, byte[] value) {
    static final int MOST_MEMORY_KIB = 1 << 20;
    static final int MOST_ITERATIONS = 100;
    private static final int VALUE_BYTES = 32;
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=1\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{43})");

    Argon2Hash {
        if (memoryKib < 8 || memoryKib > MOST_MEMORY_KIB || iterations < 1 || iterations > MOST_ITERATIONS) {
            throw new IllegalArgumentException("argon2 costs out of bounds");
        }
    }

    /** @param memory is used for the length of the call, and wiped after it */
    static Argon2Hash of(String password, int memoryKib, int iterations, byte[] salt, BlockPool memory) {
        return new Argon2Hash(memoryKib, iterations, salt, compute(password, memoryKib, iterations, salt, memory));
    }

    /** Throws IllegalArgumentException for what was not written by {@link #encoded()}. */
    static Argon2Hash parse(String encoded) {
        var match = FORM.matcher(encoded);
        if (!match.matches()) {
            throw new IllegalArgumentException("not an argon2id hash");
        }
        var base64 = Base64.getDecoder();
        return new Argon2Hash(
                Integer.parseInt(match.group(1)),
                Integer.parseInt(match.group(2)),
                base64.decode(match.group(3)),
                base64.decode(match.group(4)));
    }

    String encoded() {
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + iterations + ",p=1$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(value);
    }

    /** Takes as long as making the hash did, whatever the answer. */
    boolean matches(String password, BlockPool memory) {
        return MessageDigest.isEqual(value, compute(password, memoryKib, iterations, salt, memory));
    }

    boolean costs(int memoryKib, int iterations) {
        return this.memoryKib == memoryKib && this.iterations == iterations;
    }

    /** The same password typed on another keyboard may arrive in another Unicode form: NFKC makes them one. */
    private static byte[] compute(String password, int memoryKib, int iterations, byte[] salt, BlockPool memory) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(iterations)
                .withParallelism(1)
                .withSalt(salt)
                .withBlockPool(memory)
                .build());
        var value = new byte[VALUE_BYTES];
        var normal = Normalizer.normalize(password, Normalizer.Form.NFKC);
        generator.generateBytes(normal.getBytes(StandardCharsets.UTF_8), value);
        return value;
    }

    @Override
    public String toString() {
        return "Argon2Hash[redacted]";
    }
}
