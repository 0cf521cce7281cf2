package io.pteronimbus.fakediscord.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.fakediscord.http.Answers;
import io.pteronimbus.fakediscord.http.DiscordException;
import io.pteronimbus.fakediscord.http.Fault;
import io.pteronimbus.fakediscord.http.Faults;
import io.pteronimbus.fakediscord.http.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code /_control/faults}: {@code path} (see {@link Fault}), {@code method}, {@code times}; then {@code delayMillis} and one of
 * {@code status} (429 with {@code retryAfter}, {@code global}, {@code scope}), {@code garbage}, {@code drop}.
 */
final class FaultControl {

    private static final Set<Integer> STATUSES = Set.of(400, 401, 403, 404, 429, 500, 502, 503, 504);
    private static final Set<String> SCOPES = Set.of("user", "global", "shared");
    private static final int LONGEST_DELAY = 60_000;
    private static final int MOST_TIMES = 1_000_000;
    private static final double LONGEST_WAIT = 86_400;
    private static final int LONGEST_METHOD = 10;

    private final Faults faults;

    FaultControl(Faults faults) {
        this.faults = faults;
    }

    void mount(Router router) {
        router.post("/faults").handler(context -> {
            Fault fault = read(context);
            Answers.json(context, 201, view(faults.add(fault), fault));
        });
        router.get("/faults").handler(context -> {
            ArrayNode all = Json.array();
            faults.all().forEach((id, fault) -> all.add(view(id, fault)));
            Answers.json(context, 200, all);
        });
        router.delete("/faults").handler(context -> {
            faults.clear();
            Answers.nothing(context);
        });
        router.delete("/faults/:id").handler(context -> {
            if (!faults.clear(Input.id(context, "id").value())) {
                throw DiscordException.notFound();
            }
            Answers.nothing(context);
        });
    }

    private static Fault read(RoutingContext context) {
        Input input = Input.of(
                context,
                "path",
                "method",
                "times",
                "delayMillis",
                "status",
                "retryAfter",
                "global",
                "scope",
                "garbage",
                "drop");
        String method = input.optionalText("method", null, LONGEST_METHOD);
        Integer times = input.has("times") ? input.number("times", null, 1, MOST_TIMES) : null;
        Fault.Effect effect = effect(input);
        int delay = input.number("delayMillis", 0, 0, LONGEST_DELAY);
        if (effect instanceof Fault.None && delay == 0) {
            throw DiscordException.invalid("status", "or garbage, drop or delayMillis is required");
        }
        return new Fault(
                input.text("path", null, 1, Fault.LONGEST_PATH),
                method == null ? null : method.toUpperCase(Locale.ROOT),
                times,
                Duration.ofMillis(delay),
                effect);
    }

    private static Fault.Effect effect(Input input) {
        boolean status = input.has("status");
        boolean garbage = input.flag("garbage", false);
        boolean drop = input.flag("drop", false);
        if ((status ? 1 : 0) + (garbage ? 1 : 0) + (drop ? 1 : 0) > 1) {
            throw DiscordException.invalid("status", "excludes garbage and drop, and these each other");
        }
        if (!status) {
            return garbage ? new Fault.Garbage() : drop ? new Fault.Drop() : new Fault.None();
        }
        int code = input.number("status", null, 400, 599);
        if (!STATUSES.contains(code)) {
            throw DiscordException.invalid("status", "must be one of " + STATUSES);
        }
        if (code != 429) {
            return new Fault.Status(code);
        }
        boolean global = input.flag("global", false);
        String scope = input.text("scope", global ? "global" : "user", 1, LONGEST_METHOD);
        if (!SCOPES.contains(scope)) {
            throw DiscordException.invalid("scope", "must be one of " + SCOPES);
        }
        return new Fault.RateLimited(input.fraction("retryAfter", 1, LONGEST_WAIT), global, scope);
    }

    private static ObjectNode view(long id, Fault fault) {
        ObjectNode view = Json.object()
                .put("id", Long.toString(id))
                .put("path", fault.path())
                .put("method", fault.method())
                .put("delayMillis", fault.delay().toMillis());
        times(view, fault.times());
        switch (fault.effect()) {
            case Fault.None() -> view.putNull("status");
            case Fault.Status(int status) -> view.put("status", status);
            case Fault.RateLimited limited ->
                view.put("status", 429)
                        .put("retryAfter", limited.retryAfterSeconds())
                        .put("global", limited.global())
                        .put("scope", limited.scope());
            case Fault.Garbage() -> view.put("garbage", true);
            case Fault.Drop() -> view.put("drop", true);
        }
        return view;
    }

    private static void times(ObjectNode view, @Nullable Integer times) {
        if (times == null) {
            view.putNull("times");
        } else {
            view.put("times", times);
        }
    }
}
