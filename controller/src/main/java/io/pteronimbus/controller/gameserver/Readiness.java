package io.pteronimbus.controller.gameserver;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which games have answered their query since their container started: what those wait for that are started when they
 * answer ({@code done.byQuery}). Whoever asks games tells it here.
 */
@Singleton
public class Readiness {
    private final Triggers triggers;
    private final Map<ServerRef, String> answered = new ConcurrentHashMap<>();

    Readiness(Triggers triggers) {
        this.triggers = triggers;
    }

    /** @param containerId of the game when it was asked, as {@link ServerPods.Run} names it */
    public void answered(ServerRef server, String containerId) {
        if (!containerId.equals(answered.put(server, containerId))) {
            triggers.lookAt(server);
        }
    }

    boolean hasAnswered(ServerRef server, String containerId) {
        return containerId.equals(answered.get(server));
    }

    void forget(ServerRef server) {
        answered.remove(server);
    }
}
