package io.pteronimbus.gateway.web;

import io.pteronimbus.gateway.route.CleanPath;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;

/** Serves the web application. Every address of its own that a browser navigates to shows the one page. */
@ApplicationScoped
public class WebPages {
    private static final String NOT_BUILT = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <title>Pteronimbus</title>
            <h1>The web application is not part of this build</h1>
            <p>The API works. To have the pages too, build the module <code>web</code> before the gateway:
            <code>./mvnw -pl web,gateway -am package</code>, then start again.</p>
            </html>
            """;

    private final WebFiles files;

    WebPages(WebFiles files) {
        this.files = files;
    }

    /** Ends when the answer has gone out. Throws 404 for what is neither a file nor an address of the application. */
    public Future<Void> serve(HttpServerRequest request, CleanPath path) {
        if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            request.response().putHeader("Allow", "GET, HEAD");
            throw new ProblemException(ProblemType.METHOD_NOT_ALLOWED, "Pages can only be read.");
        }
        request.resume();
        var file = files.find(path.text().substring(1));
        if (file.isPresent()) {
            return send(request, file.get());
        }
        if (!isNavigation(request, path)) {
            throw ProblemException.notFound("file");
        }
        var page = files.page();
        return page.isPresent() ? send(request, page.get()) : sendNotBuilt(request.response());
    }

    /** The root is one for everybody. Another address must look like no file, and be asked for as a page. */
    private static boolean isNavigation(HttpServerRequest request, CleanPath path) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return path.segments().isEmpty()
                || (accept != null
                        && accept.contains("text/html")
                        && !path.segments().getLast().contains("."));
    }

    private static Future<Void> send(HttpServerRequest request, WebFile file) {
        var response = request.response();
        var coding = file.coding(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        var etag = "\"" + file.etag() + coding.map(form -> "-" + form.token()).orElse("") + "\"";
        response.putHeader(HttpHeaders.ETAG, etag)
                .putHeader(HttpHeaders.VARY, "Accept-Encoding")
                .putHeader(
                        HttpHeaders.CACHE_CONTROL, file.forever() ? "public, max-age=31536000, immutable" : "no-cache");
        if (knows(request.getHeader(HttpHeaders.IF_NONE_MATCH), etag)) {
            return response.setStatusCode(304).end();
        }
        var content = coding.map(file.coded()::get).orElse(file.content());
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.mediaType())
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(content.length()));
        coding.ifPresent(form -> response.putHeader(HttpHeaders.CONTENT_ENCODING, form.token()));
        return request.method() == HttpMethod.HEAD ? response.end() : response.end(content);
    }

    private static boolean knows(@org.jspecify.annotations.Nullable String ifNoneMatch, String etag) {
        return ifNoneMatch != null && (ifNoneMatch.equals("*") || ifNoneMatch.contains(etag));
    }

    private static Future<Void> sendNotBuilt(HttpServerResponse response) {
        return response.setStatusCode(503)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .end(NOT_BUILT);
    }
}
