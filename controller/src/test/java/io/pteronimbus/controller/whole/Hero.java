package io.pteronimbus.controller.whole;

import io.pteronimbus.events.ServerStateChanged;
import java.util.List;
import java.util.UUID;

/** A server that goes through a story, in a namespace of its own. */
final class Hero {
    final UUID tenant = UUID.randomUUID();
    final UUID server = UUID.randomUUID();
    final CrashPoint point;
    private final World world;
    private final List<GameSpec> wishes;
    private final String fault;
    private int generation;

    Hero(World world, CrashPoint point) {
        this.world = world;
        this.point = point;
        wishes = point.story().wishes();
        fault = point.set(world.faults(), namespace());
    }

    String namespace() {
        return "ptn-" + tenant;
    }

    /** Wants the next thing, once what was wanted before is so. */
    Hero goOn() {
        if (generation <= wishes.size()
                && world.tap.states(server).size() >= point.story().statesAfter(generation)) {
            generation++;
            if (generation <= wishes.size()) {
                world.panel.want(tenant, server, generation, wishes.get(generation - 1));
            } else {
                world.panel.wantDeleted(tenant, server, generation, wishes.getLast(), "server:delete");
            }
        }
        return this;
    }

    /** Whether the controller is at the point at which it is to die, or cannot come to it any more. */
    boolean stands() {
        return world.faults().seen(fault) >= point.write() + (point.done() ? 1 : 0) || isGone();
    }

    boolean reachedPoint() {
        return world.faults().seen(fault) >= point.write();
    }

    boolean isGone() {
        return world.panel.wasTold("deleted", server)
                && world.gameServer(tenant, server).isMissingNode();
    }

    List<ServerStateChanged> transitions() {
        return world.tap.transitions(server);
    }

    @Override
    public String toString() {
        return point + ", wanted " + generation + ", was " + world.tap.states(server);
    }
}
