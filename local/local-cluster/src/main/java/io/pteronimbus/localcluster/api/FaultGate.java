package io.pteronimbus.localcluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.fault.Fault;
import io.pteronimbus.localcluster.fault.FaultSubject;
import io.pteronimbus.localcluster.fault.Faults;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.store.StatusException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets faults act on requests, and has them set under {@code /faults}. Only there when faults are switched on. */
final class FaultGate {

    static final String PATH = "/faults";
    private static final String LOSE = "fault.lose";
    private static final String SUBJECT = "fault.subject";
    private static final int LARGEST = 1 << 16;
    private static final Map<Integer, String> REASONS = Map.of(
            403, "Forbidden",
            404, "NotFound",
            409, "Conflict",
            410, "Expired",
            422, "Invalid",
            429, "TooManyRequests",
            500, "InternalError",
            503, "ServiceUnavailable",
            504, "Timeout");

    private final Faults faults;

    private FaultGate(Faults faults) {
        this.faults = faults;
    }

    static void mount(Router router, Faults faults) {
        var gate = new FaultGate(faults);
        router.get(PATH).handler(context -> ApiServer.answer(context, 200, faults.toJson()));
        router.post(PATH)
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST))
                .handler(gate::set);
        router.delete(PATH).handler(context -> {
            faults.clear();
            context.response().setStatusCode(204).end();
        });
        router.delete(PATH + "/:id").handler(context -> {
            if (!faults.remove(context.pathParams().getOrDefault("id", ""))) {
                throw ApiRequest.notFound();
            }
            context.response().setStatusCode(204).end();
        });
        router.route().handler(gate::meet);
    }

    private void set(RoutingContext context) {
        Buffer body = context.body().buffer();
        try {
            String id = faults.set(Json.read(body == null ? new byte[0] : body.getBytes()));
            ObjectNode answer = Json.object().put("id", id);
            ApiServer.answer(context, 201, answer);
        } catch (IOException | IllegalArgumentException e) {
            throw StatusException.badRequest("no fault: " + e.getMessage());
        }
    }

    private void meet(RoutingContext context) {
        FaultSubject subject = subject(context);
        context.put(SUBJECT, subject);
        faults.meet(subject).ifPresentOrElse(fault -> hit(context, fault), context::next);
    }

    private void hit(RoutingContext context, Fault fault) {
        switch (fault.action()) {
            case REJECT ->
                throw new StatusException(
                        fault.code(),
                        REASONS.getOrDefault(fault.code(), "InternalError"),
                        "a fault was set for this request");
            case CUT, AWAY -> context.request().connection().close();
            case LOSE -> {
                context.put(LOSE, true);
                context.next();
            }
            case DELAY -> delay(context, fault);
            default -> context.next();
        }
    }

    private static void delay(RoutingContext context, Fault fault) {
        HttpServerRequest request = context.request().pause();
        context.vertx().setTimer(Math.max(1, fault.delay().toMillis()), timer -> {
            context.next();
            request.resume();
        });
    }

    /** Whether the answer to this request is to be lost. */
    static boolean loses(RoutingContext context) {
        return context.get(LOSE) != null;
    }

    /** What faults know this request as, when they are switched on. */
    static @Nullable FaultSubject met(RoutingContext context) {
        return context.get(SUBJECT);
    }

    private static FaultSubject subject(RoutingContext context) {
        HttpServerRequest http = context.request();
        String agent = http.getHeader("User-Agent");
        String client = agent == null ? "" : agent;
        try {
            ApiRequest request = ApiRequest.parse(context.normalizedPath(), http.params());
            return new FaultSubject(
                    verb(http, request),
                    request.group(),
                    request.resource(),
                    request.subresource(),
                    request.namespace(),
                    request.name(),
                    client);
        } catch (StatusException noResource) {
            // discovery and the like: away when the API is away
            return new FaultSubject("get", "", "", "", null, null, client);
        }
    }

    private static String verb(HttpServerRequest http, ApiRequest request) {
        boolean collection = request.name() == null;
        return switch (http.method().name()) {
            case "GET" -> request.watches() ? "watch" : collection ? "list" : "get";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> collection ? "deletecollection" : "delete";
            default -> "get";
        };
    }
}
