package io.pteronimbus.gateway.guard;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Lua script that Redis knows by its SHA-1, and is told again when it has forgotten it. */
public final class RedisScript {
    private final Redis redis;
    private final String text;
    private final String sha1;

    public RedisScript(Redis redis, String text) {
        this.redis = redis;
        this.text = text;
        this.sha1 = sha1(text);
    }

    /** One round trip as a rule. Fails when Redis does not answer. */
    public Future<@Nullable Response> run(List<String> keys, List<String> arguments) {
        return redis.send(request(Command.EVALSHA, sha1, keys, arguments))
                .recover(cause -> String.valueOf(cause.getMessage()).contains("NOSCRIPT")
                        ? redis.send(request(Command.EVAL, text, keys, arguments))
                        : Future.failedFuture(cause));
    }

    private static Request request(Command command, String script, List<String> keys, List<String> arguments) {
        var request = Request.cmd(command).arg(script).arg(keys.size());
        keys.forEach(request::arg);
        arguments.forEach(request::arg);
        return request;
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
