package io.pteronimbus.fakediscord.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.fakediscord.gateway.Disturbance;
import io.pteronimbus.fakediscord.gateway.Gateway;
import io.pteronimbus.fakediscord.gateway.GatewaySettings;
import io.pteronimbus.fakediscord.http.Answers;
import io.pteronimbus.fakediscord.http.DiscordException;
import io.pteronimbus.fakediscord.http.Json;
import io.pteronimbus.fakediscord.state.World;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code /_control/gateway}: how it behaves and who is connected; {@code /_control/gateway/disturb}: what is done to sessions; and
 * {@code /_control/guilds/{guild}/outage}.
 */
final class GatewayControl {

    /** Those of WebSocket itself that a server sends, and Discord's. */
    private static final Set<Integer> CLOSE_CODES = Stream.concat(
                    Stream.of(1000, 1001, 1011, 1012),
                    IntStream.rangeClosed(4000, 4014).boxed())
            .collect(Collectors.toUnmodifiableSet());

    private static final int LEAST_HEARTBEAT = 50;
    private static final int LONGEST_MILLIS = 600_000;
    private static final int LONGEST_SECONDS = 86_400;
    private static final int LONGEST_ID = 100;
    private static final int MOST = 100_000;

    private final World world;
    private final Gateway gateway;

    GatewayControl(World world, Gateway gateway) {
        this.world = world;
        this.gateway = gateway;
    }

    void mount(Router router) {
        router.get("/gateway").handler(this::show);
        router.patch("/gateway").handler(context -> {
            gateway.settings(read(context, gateway.settings()));
            show(context);
        });
        router.post("/gateway/disturb").handler(this::disturb);
        router.put("/guilds/:guild/outage").handler(context -> outage(context, true));
        router.delete("/guilds/:guild/outage").handler(context -> outage(context, false));
    }

    private static GatewaySettings read(RoutingContext context, GatewaySettings before) {
        Input input = Input.of(
                context,
                "heartbeatMillis",
                "keepSeconds",
                "identifySpacingMillis",
                "memberListSpacingMillis",
                "sessionStarts",
                "guildsPerShard",
                "dropHeartbeatAcks",
                "muteDispatches",
                "dispatchDelayMillis");
        return new GatewaySettings(
                millis(input, "heartbeatMillis", before.heartbeat(), LEAST_HEARTBEAT),
                Duration.ofSeconds(
                        input.number("keepSeconds", (int) before.keep().toSeconds(), 0, LONGEST_SECONDS)),
                millis(input, "identifySpacingMillis", before.identifySpacing(), 0),
                millis(input, "memberListSpacingMillis", before.memberListSpacing(), 0),
                input.number("sessionStarts", before.sessionStarts(), 0, MOST),
                input.number("guildsPerShard", before.guildsPerShard(), 1, MOST),
                input.flag("dropHeartbeatAcks", before.dropHeartbeatAcks()),
                input.flag("muteDispatches", before.muteDispatches()),
                millis(input, "dispatchDelayMillis", before.dispatchDelay(), 0));
    }

    private static Duration millis(Input input, String name, Duration otherwise, int least) {
        return Duration.ofMillis(input.number(name, (int) otherwise.toMillis(), least, LONGEST_MILLIS));
    }

    private void show(RoutingContext context) {
        GatewaySettings settings = gateway.settings();
        ObjectNode view = Json.object()
                .put("heartbeatMillis", settings.heartbeat().toMillis())
                .put("keepSeconds", settings.keep().toSeconds())
                .put("identifySpacingMillis", settings.identifySpacing().toMillis())
                .put("memberListSpacingMillis", settings.memberListSpacing().toMillis())
                .put("sessionStarts", settings.sessionStarts())
                .put("guildsPerShard", settings.guildsPerShard())
                .put("dropHeartbeatAcks", settings.dropHeartbeatAcks())
                .put("muteDispatches", settings.muteDispatches())
                .put("dispatchDelayMillis", settings.dispatchDelay().toMillis())
                .put("connections", gateway.connections());
        view.putArray("sessions").addAll(gateway.sessions());
        Answers.json(context, 200, view);
    }

    private void disturb(RoutingContext context) {
        Input input = Input.of(context, "action", "session", "resumable", "code");
        Optional<String> session = Optional.ofNullable(input.optionalText("session", null, LONGEST_ID));
        Disturbance disturbance = switch (input.text("action", null, 1, LONGEST_ID)) {
            case "reconnect" -> new Disturbance.Reconnect();
            case "invalidate" -> new Disturbance.Invalidate(input.flag("resumable", false));
            case "heartbeat" -> new Disturbance.Heartbeat();
            case "close" -> new Disturbance.Close(closeCode(input));
            case "drop" -> new Disturbance.Drop();
            default ->
                throw DiscordException.invalid("action", "must be reconnect, invalidate, heartbeat, close or drop");
        };
        Answers.json(context, 200, Json.object().put("sessions", gateway.disturb(session, disturbance)));
    }

    private static int closeCode(Input input) {
        int code = input.number("code", 4000, 1000, 4999);
        if (!CLOSE_CODES.contains(code)) {
            throw DiscordException.invalid("code", "must be 1000, 1001, 1011, 1012 or from 4000 to 4014");
        }
        return code;
    }

    private void outage(RoutingContext context, boolean out) {
        gateway.outage(GuildControl.guild(world, context), out);
        Answers.nothing(context);
    }
}
