package io.pteronimbus.gateway.web;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of the web application, ready to send.
 *
 * @param gzip the same, compressed; null where that would not help
 * @param etag with its quotes; of the content, the same for both forms but for a suffix
 * @param forever its name changes with its content
 */
record WebFile(String mediaType, Buffer content, @Nullable Buffer gzip, String etag, boolean forever) {
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
    private static final Set<String> COMPRESSED = Set.of("png", "webp", "woff2");

    /** @param path below the root of the web application, without a slash in front */
    static WebFile of(String path, byte[] content) {
        var extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        var zipped = COMPRESSED.contains(extension) ? null : gzip(content);
        return new WebFile(
                MEDIA_TYPES.getOrDefault(extension, BINARY),
                Buffer.buffer(content),
                zipped == null || zipped.length >= content.length ? null : Buffer.buffer(zipped),
                etag(content),
                HASHED.matcher(path).matches());
    }

    private static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream(content.length / 2 + 64);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to take bytes", e);
        }
        return bytes.toByteArray();
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
