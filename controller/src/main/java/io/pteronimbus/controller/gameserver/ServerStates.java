package io.pteronimbus.controller.gameserver;

import io.pteronimbus.crd.GameServerState;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** In what state each server is, as its resource says: to ask for that of all of them costs nothing. */
@Singleton
public class ServerStates {
    private final Map<ServerRef, GameServerState> states = new ConcurrentHashMap<>();

    void seen(ServerRef server, GameServerState state) {
        states.put(server, state);
    }

    void forget(ServerRef server) {
        states.remove(server);
    }

    public long count(GameServerState state) {
        return states.values().stream().filter(state::equals).count();
    }

    /** Those whose game runs, or is on its way to. */
    public Stream<ServerRef> up() {
        return states.entrySet().stream()
                .filter(known ->
                        known.getValue() == GameServerState.RUNNING || known.getValue() == GameServerState.STARTING)
                .map(Map.Entry::getKey);
    }
}
