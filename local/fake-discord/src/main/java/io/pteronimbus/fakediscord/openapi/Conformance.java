package io.pteronimbus.fakediscord.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.fakediscord.http.DiscordException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds requests and answers against the document, when there is one. */
public final class Conformance {

    private static final Logger LOG = LoggerFactory.getLogger(Conformance.class);

    private final Future<@Nullable DiscordDocument> document;
    private final boolean strict;
    private final Violations violations = new Violations();

    private Conformance(Future<@Nullable DiscordDocument> document, boolean strict) {
        this.document = document;
        this.strict = strict;
    }

    /**
     * Begins to load the document beside everything else.
     *
     * @param strict whether an answer of ours that violates the document is replaced by a 500, or only logged
     */
    public static Conformance load(Vertx vertx, @Nullable Path file, boolean strict) {
        return new Conformance(
                file == null ? Future.succeededFuture(null) : vertx.executeBlocking(() -> DiscordDocument.load(file)),
                strict);
    }

    /** Completes when checks can be made, or when none will be; fails when the document is none. */
    public Future<Void> ready() {
        return document.mapEmpty();
    }

    public boolean isChecking() {
        return document.succeeded() && document.result() != null;
    }

    public Violations violations() {
        return violations;
    }

    /** @throws DiscordException when the document does not allow this request */
    public void request(String method, String template, Map<String, String> path, Map<String, String> query) {
        DiscordDocument loaded = document.result();
        if (loaded == null) {
            return;
        }
        List<String> wrong = loaded.checkRequest(method, template, path, query);
        if (!wrong.isEmpty()) {
            violations.add("request " + method + " " + template + " " + wrong);
            String first = wrong.getFirst();
            throw DiscordException.invalid(
                    first.substring(0, first.indexOf(':')), first.substring(first.indexOf(' ') + 1));
        }
    }

    /** @throws IllegalStateException in strict mode, when the answer is not what the document says */
    public void answer(String method, String template, int status, JsonNode body) {
        DiscordDocument loaded = document.result();
        if (loaded == null) {
            return;
        }
        List<String> wrong = loaded.checkAnswer(method, template, status, body);
        if (!wrong.isEmpty()) {
            String violation = "answer " + method + " " + template + " " + status + " " + wrong;
            violations.add(violation);
            if (strict) {
                throw new IllegalStateException(violation);
            }
            LOG.error("This answer is not as Discord's document says: {}", violation);
        }
    }
}
