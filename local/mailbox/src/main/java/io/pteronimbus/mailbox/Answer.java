package io.pteronimbus.mailbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What is sent back. Each carries the policy that keeps its content in its place.
 *
 * @param location where to go instead, empty for nowhere
 */
record Answer(int status, String type, String policy, String location, String body) {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String NOTHING =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private static final String PAGE = "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; "
            + "frame-ancestors 'none'; base-uri 'none'";

    /** Links may open a new tab, which is then an ordinary one. Nothing is fetched, run or sent. */
    private static final String FOREIGN = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
            + "style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

    private static final String STYLE = readStyle();

    static Answer text(int status, String text) {
        return new Answer(status, "text/plain; charset=utf-8", NOTHING, "", text);
    }

    static Answer json(String json) {
        return new Answer(200, "application/json", NOTHING, "", json);
    }

    static Answer page(String html) {
        return new Answer(200, HTML, PAGE, "", html);
    }

    static Answer foreignHtml(String html) {
        return new Answer(200, HTML, FOREIGN, "", html);
    }

    static Answer style() {
        return new Answer(200, "text/css; charset=utf-8", NOTHING, "", STYLE);
    }

    static Answer empty() {
        return new Answer(204, "", NOTHING, "", "");
    }

    static Answer seeOther(String path) {
        return new Answer(303, "", NOTHING, path, "");
    }

    void send(HttpExchange exchange) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-DNS-Prefetch-Control", "off");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
        if (!type.isEmpty()) {
            headers.set("Content-Type", type);
        }
        if (!location.isEmpty()) {
            headers.set("Location", location);
        }
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String readStyle() {
        try (InputStream stream = Answer.class.getResourceAsStream("/mailbox.css")) {
            if (stream == null) {
                throw new IllegalStateException("mailbox.css is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("mailbox.css cannot be read", e);
        }
    }
}
