package io.pteronimbus.gameserver.server;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.pteronimbus.events.ServerIntentChanged;
import io.pteronimbus.events.ServerState;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What people can do to a server that is there. */
@Schema(
        type = SchemaType.STRING,
        enumeration = {"start", "stop", "restart", "kill"})
public enum PowerAction {
    START,
    STOP,
    RESTART,
    KILL;

    /** In lower case, as in requests and permissions. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Throws for any other word. */
    @JsonCreator
    public static PowerAction of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such action"));
    }

    /** The permission it takes. */
    public String permission() {
        return "server:" + word();
    }

    /** Whether the server is where the action would bring it. */
    boolean isDone(Server server) {
        return switch (this) {
            case START -> server.state == ServerState.RUNNING && server.desiredState == ServerState.RUNNING;
            case STOP -> isStopped(server);
            case KILL -> server.pendingAction == null && isStopped(server);
            case RESTART -> false;
        };
    }

    private static boolean isStopped(Server server) {
        return server.state == ServerState.STOPPED && server.desiredState == ServerState.STOPPED;
    }

    ServerIntentChanged.Action toEvent() {
        return ServerIntentChanged.Action.valueOf(name());
    }
}
