package io.pteronimbus.fakediscord.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The faults that are set, and the handler before all of Discord's routes that makes them happen. Of several the oldest does. */
public final class Faults {

    private static final int MOST = 100;

    private final Map<Long, Fault> faults = new LinkedHashMap<>();
    private long lastId;

    /** @return what to {@link #clear} it by */
    public long add(Fault fault) {
        if (faults.size() >= MOST) {
            throw DiscordException.invalid("faults", "there are " + MOST + " already");
        }
        faults.put(++lastId, fault);
        return lastId;
    }

    public Map<Long, Fault> all() {
        return new LinkedHashMap<>(faults);
    }

    public void clear() {
        faults.clear();
    }

    /** @return whether there was one */
    public boolean clear(long id) {
        return faults.remove(id) != null;
    }

    public void handle(RoutingContext context) {
        Optional<Fault> found = take(context.request().method().name(), ApiPath.of(context.normalizedPath()));
        if (found.isEmpty()) {
            context.next();
            return;
        }
        Fault fault = found.get();
        if (fault.delay().isPositive()) {
            // nothing of the body is lost while it waits
            context.request().pause();
            context.vertx().setTimer(Math.max(1, fault.delay().toMillis()), timer -> {
                context.request().resume();
                apply(fault.effect(), context);
            });
        } else {
            apply(fault.effect(), context);
        }
    }

    private Optional<Fault> take(String method, String path) {
        for (Map.Entry<Long, Fault> each : faults.entrySet()) {
            Fault fault = each.getValue();
            if (fault.matches(method, path)) {
                Fault left = fault.used();
                if (left == null) {
                    faults.remove(each.getKey());
                } else {
                    each.setValue(left);
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private static void apply(Fault.Effect effect, RoutingContext context) {
        HttpServerResponse response = context.response();
        switch (effect) {
            case Fault.None() -> context.next();
            case Fault.Status(int status) -> status(context, status);
            case Fault.RateLimited limited -> {
                RateLimits.Headers headers = new RateLimits.Headers(1, 0, 0, limited.retryAfterSeconds(), "fault");
                RateLimits.refuse(context, headers, limited.retryAfterSeconds(), limited.global(), limited.scope());
            }
            case Fault.Garbage() ->
                response.putHeader("Content-Type", "application/json")
                        .end(Buffer.buffer("{\"id\":\"1\",\"username\":\"\u0000<html>tru"));
            case Fault.Drop() -> context.request().connection().close();
        }
    }

    private static void status(RoutingContext context, int status) {
        if (status > 500) {
            // what stands before Discord speaks plain text
            context.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", "text/plain")
                    .end("upstream connect error or disconnect/reset before headers");
            return;
        }
        ObjectNode body = switch (status) {
            case 400 -> DiscordException.plain(400, "Bad Request").body();
            case 401 -> DiscordException.unauthorized().body();
            case 403 -> DiscordException.missingAccess().body();
            case 404 -> DiscordException.notFound().body();
            default -> DiscordException.plain(500, "Internal Server Error").body();
        };
        Answers.json(context, status, body);
    }
}
