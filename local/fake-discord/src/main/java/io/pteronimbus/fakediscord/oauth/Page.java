package io.pteronimbus.fakediscord.oauth;

import io.pteronimbus.fakediscord.state.Application;
import io.pteronimbus.fakediscord.state.Digest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What all pages have in common. Plain HTML: no scripts, nothing from elsewhere. */
final class Page {

    private static final List<String> CARRIED = List.of(
            "response_type",
            "client_id",
            "redirect_uri",
            "scope",
            "state",
            "code_challenge",
            "code_challenge_method",
            "permissions",
            "guild_id",
            "disable_guild_select");

    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{margin:0 auto;max-width:34rem;padding:1.5rem;font:1rem/1.5 system-ui,sans-serif}
            .note{border:2px solid;border-radius:.5rem;padding:.75rem 1rem;font-weight:600}
            fieldset{border:1px solid;border-radius:.5rem;margin:1rem 0;padding:.5rem 1rem}
            label{display:block;padding:.4rem 0}
            small{display:block;padding-inline-start:1.7rem}
            input[type=text]{font:inherit;padding:.4rem;width:100%;box-sizing:border-box}
            button{font:inherit;padding:.6rem 1.2rem;margin-inline-end:.5rem;min-height:2.75rem}
            :focus-visible{outline:3px solid Highlight;outline-offset:2px}
            """;

    private static final String STYLE_HASH =
            "'sha256-" + Base64.getEncoder().encodeToString(Digest.sha256(STYLE)) + "'";

    private Page() {}

    /** @param application to whose addresses its form may lead */
    static void send(HttpServerResponse response, int status, String title, String body, Application application) {
        // browsers hold form-action also against what the form's answer redirects to
        String targets = Stream.concat(
                        Stream.of("'self'"),
                        application.redirectUris().stream().map(Page::origin).distinct())
                .collect(Collectors.joining(" "));
        send(response, status, title, body, targets);
    }

    /** Something to read only. */
    static void notice(HttpServerResponse response, int status, String title, String body) {
        send(response, status, title, body, "'none'");
    }

    /** For a request that is not sent back, since nobody knows where to. */
    static void refuse(HttpServerResponse response, String message) {
        notice(response, 400, "Error", "<h1>Error</h1>\n<p role=\"alert\">" + Html.escape(message) + "</p>\n");
    }

    private static void send(HttpServerResponse response, int status, String title, String body, String targets) {
        String html = """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s – Simulated Discord</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                <p class="note">Simulated Discord. This is not Discord: the people are made up, and nobody needs a password.</p>
                %s</main>
                </body>
                </html>
                """.formatted(title, STYLE, body);
        response.setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                // the form's own request must still name its origin
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src " + STYLE_HASH + "; form-action " + targets
                                + "; base-uri 'none'; frame-ancestors 'none'")
                .end(html);
    }

    /** What went wrong in an earlier try; nothing when that is empty. */
    static String alert(String problem) {
        return problem.isEmpty() ? "" : "<p role=\"alert\"><strong>" + Html.escape(problem) + "</strong></p>\n";
    }

    /** The request itself, for the form to send it again. */
    static String carried(AuthorizeRequest request) {
        return CARRIED.stream()
                .filter(name -> request.parameters().contains(name))
                .map(name -> hidden(name, Parameters.text(request.parameters(), name)))
                .collect(Collectors.joining());
    }

    static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + Html.escape(value) + "\">\n";
    }

    /** Where the person will be afterwards. */
    static String returning(AuthorizeRequest request) {
        String target = request.redirectUri();
        return target == null ? "" : "<p>You will return to <code>" + Html.escape(origin(target)) + "</code>.</p>\n";
    }

    private static String origin(String uri) {
        URI parsed = URI.create(uri);
        return parsed.getScheme() + "://" + parsed.getRawAuthority();
    }
}
