package io.pteronimbus.gateway.web;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of the web application, ready to send.
 *
 * @param coded the same, compressed; empty where that would not help
 * @param etag without quotes; of the content, the same for all forms but for a suffix
 * @param forever its name changes with its content
 */
record WebFile(String mediaType, Buffer content, Map<ContentCoding, Buffer> coded, String etag, boolean forever) {
    private static final Pattern HASHED = Pattern.compile("assets/.+[-.][A-Za-z0-9_-]{8,}\\.[a-z0-9]+");
    private static final String BINARY = "application/octet-stream";
    private static final int ETAG_BYTES = 12;
    private static final Map<String, String> MEDIA_TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("map", "application/json"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"));

    WebFile {
        coded = Map.copyOf(coded);
    }

    /** @param path below the root of the web application, without a slash in front */
    static WebFile of(String path, byte[] content, Map<ContentCoding, Buffer> coded) {
        var extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return new WebFile(
                MEDIA_TYPES.getOrDefault(extension, BINARY),
                Buffer.buffer(content),
                coded,
                etag(content),
                HASHED.matcher(path).matches());
    }

    /** The smallest form that may be sent; empty: as it is. */
    Optional<ContentCoding> coding(@Nullable String acceptEncoding) {
        return Arrays.stream(ContentCoding.values())
                .filter(coded::containsKey)
                .filter(coding -> coding.isAccepted(acceptEncoding))
                .findFirst();
    }

    private static String etag(byte[] content) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, ETAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
