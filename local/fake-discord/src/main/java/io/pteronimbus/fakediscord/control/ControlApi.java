package io.pteronimbus.fakediscord.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.fakediscord.gateway.Gateway;
import io.pteronimbus.fakediscord.gateway.GatewaySettings;
import io.pteronimbus.fakediscord.http.Answers;
import io.pteronimbus.fakediscord.http.DiscordException;
import io.pteronimbus.fakediscord.http.Faults;
import io.pteronimbus.fakediscord.http.Json;
import io.pteronimbus.fakediscord.http.LocalGuard;
import io.pteronimbus.fakediscord.openapi.Conformance;
import io.pteronimbus.fakediscord.state.World;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** {@code /_control}, which nobody but programs of this machine may use. */
public final class ControlApi {

    private static final int LONGEST_STEP = 400 * 24 * 3600;
    private static final Duration FURTHEST = Duration.ofDays(20L * 365);

    private final World world;
    private final Gateway gateway;
    private final Faults faults;
    private final Conformance conformance;
    private final Settings settings;
    private final Runnable reset;

    /** @param reset brings back what there was at the first start */
    public ControlApi(
            World world, Gateway gateway, Faults faults, Conformance conformance, Settings settings, Runnable reset) {
        this.world = world;
        this.gateway = gateway;
        this.faults = faults;
        this.conformance = conformance;
        this.settings = settings;
        this.reset = reset;
    }

    public void mount(Router router) {
        router.route().handler(LocalGuard::programsOfThisMachine);
        router.get("/health")
                .handler(context -> Answers.json(
                        context, 200, Json.object().put("status", "UP").put("document", conformance.isChecking())));
        router.get("/state").handler(context -> Answers.json(context, 200, StateView.of(world)));
        router.post("/reset").handler(context -> {
            faults.clear();
            conformance.violations().clear();
            settings.reset();
            gateway.settings(GatewaySettings.USUAL);
            reset.run();
            Answers.nothing(context);
        });
        router.get("/violations").handler(context -> {
            ArrayNode violations = Json.array();
            conformance.violations().all().forEach(violations::add);
            Answers.json(context, 200, violations);
        });
        router.get("/clock").handler(this::showClock);
        router.post("/clock").handler(this::advance);
        router.delete("/clock").handler(context -> {
            world.moveClock(Duration.ZERO);
            showClock(context);
        });
        router.patch("/settings").handler(this::set);
        new PeopleControl(world).mount(router);
        new GuildControl(world).mount(router);
        new MemberControl(world).mount(router);
        new BulkControl(world).mount(router);
        new GatewayControl(world, gateway).mount(router);
        new ApplicationControl(world).mount(router);
        new FaultControl(faults).mount(router);
    }

    private void advance(RoutingContext context) {
        Input input = Input.of(context, "advanceSeconds");
        Duration offset =
                world.clock().offset().plusSeconds(input.number("advanceSeconds", null, -LONGEST_STEP, LONGEST_STEP));
        if (offset.abs().compareTo(FURTHEST) > 0) {
            throw DiscordException.invalid(
                    "advanceSeconds", "goes further than " + FURTHEST.toDays() + " days from now");
        }
        world.moveClock(offset);
        showClock(context);
    }

    private void showClock(RoutingContext context) {
        ObjectNode view = Json.object()
                .put("now", world.clock().instant().toString())
                .put("offsetSeconds", world.clock().offset().toSeconds());
        Answers.json(context, 200, view);
    }

    private void set(RoutingContext context) {
        Input input = Input.of(context, "tokenSeconds");
        int before = (int) settings.tokenLife().toSeconds();
        settings.tokenLife(Duration.ofSeconds(input.number("tokenSeconds", before, 1, LONGEST_STEP)));
        Answers.json(
                context,
                200,
                Json.object().put("tokenSeconds", settings.tokenLife().toSeconds()));
    }
}
