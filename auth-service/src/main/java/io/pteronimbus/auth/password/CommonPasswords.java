package io.pteronimbus.auth.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The 100,000 passwords seen most often in leaks, and English words, from the dictionaries of nbvcxz (MIT licence). Read at
 * the first question, into a sorted array of 64 bits each: a megabyte, and no false answer worth naming.
 */
final class CommonPasswords {
    private static final List<String> LISTS = List.of("dictionaries/passwords.txt", "dictionaries/english.txt");
    private static final long HASH_START = 0xcbf29ce484222325L;
    private static final long HASH_PRIME = 0x100000001b3L;

    private volatile long @Nullable [] hashes;

    /** Whether the text, which is in lower case, is on a list as it is. */
    boolean contains(String text) {
        return contains(hash(text));
    }

    /** A hash to {@link #add} characters to, so that all beginnings of a text can be looked up on the way. */
    static long start() {
        return HASH_START;
    }

    static long add(long hash, char c) {
        return (hash ^ c) * HASH_PRIME;
    }

    boolean contains(long hash) {
        return Arrays.binarySearch(loaded(), hash) >= 0;
    }

    int size() {
        return loaded().length;
    }

    private long[] loaded() {
        var known = hashes;
        if (known == null) {
            synchronized (this) {
                known = hashes;
                if (known == null) {
                    known = LISTS.stream()
                            .flatMapToLong(CommonPasswords::read)
                            .sorted()
                            .distinct()
                            .toArray();
                    hashes = known;
                }
            }
        }
        return known;
    }

    private static LongStream read(String name) {
        try (var stream = CommonPasswords.class.getClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the list of common passwords is missing: " + name);
            }
            try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                return Arrays.stream(lines.lines()
                        .map(line -> PasswordText.normal(line.strip()))
                        .filter(line -> !line.isEmpty())
                        .mapToLong(CommonPasswords::hash)
                        .toArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the list of common passwords cannot be read: " + name, e);
        }
    }

    private static long hash(String text) {
        var hash = start();
        for (var i = 0; i < text.length(); i++) {
            hash = add(hash, text.charAt(i));
        }
        return hash;
    }
}
