package io.pteronimbus.gateway.web;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a file may be compressed, smallest first. The build of the pages leaves each form beside the file, with this suffix. */
enum ContentCoding {
    BROTLI("br", ".br"),
    GZIP("gzip", ".gz");

    private final String token;
    private final String suffix;

    ContentCoding(String token, String suffix) {
        this.token = token;
        this.suffix = suffix;
    }

    /** As in {@code Content-Encoding}. */
    String token() {
        return token;
    }

    String suffix() {
        return suffix;
    }

    /** @param acceptEncoding as browsers send it; no weights are compared, but one of 0 refuses */
    boolean isAccepted(@Nullable String acceptEncoding) {
        return acceptEncoding != null
                && Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(","))
                        .map(String::strip)
                        .anyMatch(range -> range.equals(token) || (range.startsWith(token + ";") && !refuses(range)));
    }

    private static boolean refuses(String range) {
        return range.matches("[^;]*;\\s*q=0(\\.0*)?\\s*");
    }
}
