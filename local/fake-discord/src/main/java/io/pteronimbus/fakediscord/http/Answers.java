package io.pteronimbus.fakediscord.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.fakediscord.state.LimitException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How answers and refusals are written. */
public final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    /** Discord's number for every "there may be no more of these". */
    private static final int LIMIT_CODE = 30000;

    private Answers() {}

    public static void json(RoutingContext context, int status, JsonNode body) {
        json(context, status, Json.buffer(body));
    }

    /** JSON that is written already. */
    public static void json(RoutingContext context, int status, Buffer body) {
        HttpServerResponse response = context.response();
        response.setStatusCode(status).putHeader("Content-Type", "application/json");
        response.putHeader("Cache-Control", "no-store").end(body);
    }

    public static void nothing(RoutingContext context) {
        context.response().setStatusCode(204).end();
    }

    /** The failure handler of every route. */
    public static void fail(RoutingContext context) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        if (context.response().headWritten()) {
            context.response().reset();
            return;
        }
        DiscordException refusal = refusal(context);
        json(context, refusal.status(), refusal.body());
    }

    /** What to say about a failure; one that nobody foresaw is logged, and only that. */
    public static DiscordException refusal(RoutingContext context) {
        Throwable failure = context.failure();
        if (failure instanceof DiscordException refusal) {
            return refusal;
        }
        if (failure instanceof LimitException limit) {
            return new DiscordException(400, LIMIT_CODE, String.valueOf(limit.getMessage()));
        }
        return switch (context.statusCode()) {
            case 400 -> DiscordException.plain(400, "Bad Request");
            case 404 -> DiscordException.notFound();
            case 405 -> DiscordException.plain(405, "Method Not Allowed");
            case 413 -> new DiscordException(413, 40005, "Request entity too large");
            default -> {
                LOG.error("{} {} failed", context.request().method(), context.normalizedPath(), failure);
                yield DiscordException.plain(500, "Internal Server Error");
            }
        };
    }
}
