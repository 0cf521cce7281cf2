package io.pteronimbus.auth.session;

import io.pteronimbus.auth.redis.RedisScripts;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Sessions and refresh tokens in Redis, where the gateway looks them up on every request. */
@ApplicationScoped
class SessionStore {
    private final RedisScripts scripts;
    private final SessionConfig config;
    private final Clock clock;

    SessionStore(RedisScripts scripts, SessionConfig config, Clock clock) {
        this.scripts = scripts;
        this.config = config;
        this.clock = clock;
    }

    /** Keeps a new session and its first token; the answer are sessions of the same person that had to end for it. */
    List<UUID> open(Session session, RefreshToken token) {
        var arguments = new ArrayList<>(
                List.of(session.id().toString(), seconds(), nowSeconds(), Integer.toString(config.most())));
        arguments.addAll(List.of("userId", session.userId().toString(), "csrf", session.csrf()));
        arguments.addAll(List.of("createdAt", session.createdAt().toString()));
        arguments.addAll(List.of("lastUsedAt", session.lastUsedAt().toString(), "refresh", token.hash()));
        arguments.addAll(List.of("method", session.method().name()));
        arguments.addAll(List.of("secondFactor", Boolean.toString(session.secondFactor())));
        add(arguments, "userAgent", session.userAgent());
        add(arguments, "address", session.address());
        var keys = List.of(sessionKey(session.id()), refreshKey(token.hash()), sessionsKey(session.userId()));
        return ids(scripts.run(SessionScripts.OPEN, keys, arguments));
    }

    /** Uses a token up: its successor takes its place, unless another has been named a moment ago. */
    Rotation rotate(RefreshToken used, String nonce, RefreshToken successor) {
        var now = clock.instant();
        var answer = scripts.run(
                SessionScripts.ROTATE,
                List.of(refreshKey(used.hash()), sessionKey(used.sessionId()), refreshKey(successor.hash())),
                List.of(
                        nonce,
                        successor.hash(),
                        seconds(),
                        Long.toString(config.grace().toMillis()),
                        Long.toString(now.getEpochSecond()),
                        now.toString()));
        return switch (answer.get(0).toString()) {
            case "rotated", "again" -> new Rotation.Rotated(answer.get(1).toString());
            case "unknown" -> new Rotation.Reused();
            default -> new Rotation.Ended();
        };
    }

    Optional<Session> find(UUID id) {
        var fields = scripts.run(SessionScripts.READ, List.of(sessionKey(id)), List.of());
        var userId = text(fields, 0);
        var csrf = text(fields, 1);
        // without one it is the sign of an API key
        return userId == null || csrf == null
                ? Optional.empty()
                : Optional.of(new Session(
                        id,
                        UUID.fromString(userId),
                        csrf,
                        Instant.parse(fields.get(2).toString()),
                        Instant.parse(fields.get(3).toString()),
                        method(text(fields, 6)),
                        Boolean.parseBoolean(text(fields, 7)),
                        text(fields, 4),
                        text(fields, 5)));
    }

    /** All of a person's, the one used last first. */
    List<Session> of(UUID userId) {
        var ids = ids(scripts.run(SessionScripts.LIST, List.of(sessionsKey(userId)), List.of(nowSeconds())));
        return ids.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    void markSecondFactor(UUID id) {
        scripts.run(SessionScripts.MARK, List.of(sessionKey(id)), List.of());
    }

    /** True when there was such a session. From now on it counts nowhere. */
    boolean end(UUID id) {
        var ended = scripts.run(SessionScripts.END, List.of(sessionKey(id)), List.of(id.toString()));
        return ended.toInteger() == 1;
    }

    private String seconds() {
        return Long.toString(config.lifetime().toSeconds());
    }

    private String nowSeconds() {
        return Long.toString(clock.instant().getEpochSecond());
    }

    private static void add(List<String> arguments, String field, @Nullable String value) {
        if (value != null) {
            arguments.add(field);
            arguments.add(value);
        }
    }

    /** Sessions that began before there were others were by password. */
    private static Method method(@Nullable String name) {
        return name == null ? Method.PASSWORD : Method.valueOf(name);
    }

    private static @Nullable String text(Response fields, int index) {
        var value = fields.get(index);
        return value == null ? null : value.toString();
    }

    private static List<UUID> ids(Response answer) {
        return StreamSupport.stream(answer.spliterator(), false)
                .map(id -> UUID.fromString(id.toString()))
                .toList();
    }

    private static String sessionKey(UUID id) {
        return "auth:session:" + id;
    }

    private static String refreshKey(String hash) {
        return "auth:refresh:" + hash;
    }

    private static String sessionsKey(UUID userId) {
        return "auth:sessions:" + userId;
    }
}
