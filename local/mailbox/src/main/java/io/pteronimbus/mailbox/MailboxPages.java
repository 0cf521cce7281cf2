package io.pteronimbus.mailbox;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests for the pages and the API.
 *
 * <p>Mails hold links that sign people in, and any page in a browser can send requests here. So a request must name this
 * machine as its host, else a foreign name that leads here could read them; and one that changes something must not come from
 * another site.
 */
final class MailboxPages implements HttpHandler {
    private static final Pattern HOST = Pattern.compile("(?i)(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");
    private static final Pattern PLACE = Pattern.compile("(/api)?/mails/(\\d{1,18})(/html)?");
    private static final Answer NOT_FOUND = Answer.text(404, "There is no such page.");
    private static final Answer NOT_ALLOWED = Answer.text(405, "This method is not allowed here.");

    private final MailStore store;

    MailboxPages(MailStore store) {
        this.store = store;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange).send(exchange);
        }
    }

    private Answer answer(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        if (!HOST.matcher(first(headers, "Host")).matches()) {
            return Answer.text(421, "This mailbox answers to localhost alone.");
        }
        var path = exchange.getRequestURI().getRawPath();
        return switch (exchange.getRequestMethod()) {
            case "GET", "HEAD" -> read(path, exchange.getRequestURI().getRawQuery());
            case "POST" -> path.equals("/clear") ? clear(headers, Answer.seeOther("/")) : NOT_ALLOWED;
            case "DELETE" -> path.equals("/api/mails") ? clear(headers, Answer.empty()) : NOT_ALLOWED;
            default -> NOT_ALLOWED;
        };
    }

    private Answer clear(Headers headers, Answer done) {
        var site = first(headers, "Sec-Fetch-Site");
        var origin = first(headers, "Origin");
        var own = origin.isEmpty() || origin.equals("http://" + first(headers, "Host"));
        if (!own || !(site.isEmpty() || site.equals("same-origin") || site.equals("none"))) {
            return Answer.text(403, "The request did not come from this site.");
        }
        store.clear();
        return done;
    }

    private Answer read(String path, @Nullable String query) {
        return switch (path) {
            case "/" -> Answer.page(MailHtml.list(store.all()));
            case "/style.css" -> Answer.style();
            case "/health" -> Answer.text(200, "ok");
            case "/api/mails" ->
                parameter(query, "to")
                        .map(to -> Answer.json(MailJson.list(store.to(to).toList())))
                        .orElseGet(() -> Answer.json(MailJson.list(store.all())));
            default -> mail(path);
        };
    }

    private Answer mail(String path) {
        var place = PLACE.matcher(path);
        if (!place.matches()) {
            return NOT_FOUND;
        }
        var mail = store.find(Long.parseLong(place.group(2))).orElse(null);
        if (mail == null) {
            return NOT_FOUND;
        }
        var api = place.group(1) != null;
        if (place.group(3) == null) {
            return api ? Answer.json(MailJson.one(mail)) : Answer.page(MailHtml.mail(mail));
        }
        var html = mail.content().html();
        return api || html == null ? NOT_FOUND : Answer.foreignHtml(MailHtml.framed(html));
    }

    private static String first(Headers headers, String name) {
        var value = headers.getFirst(name);
        return value == null ? "" : value;
    }

    private static Optional<String> parameter(@Nullable String query, String name) {
        if (query == null) {
            return Optional.empty();
        }
        for (var pair : query.split("&", 20)) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(decoded(pair.substring(name.length() + 1)));
            }
        }
        return Optional.empty();
    }

    /** A plus sign is part of many addresses, and programs write it as it is. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }
}
