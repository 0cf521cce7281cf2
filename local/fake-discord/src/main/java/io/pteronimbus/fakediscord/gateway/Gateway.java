package io.pteronimbus.fakediscord.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.fakediscord.http.DiscordException;
import io.pteronimbus.fakediscord.http.GatewayAddress;
import io.pteronimbus.fakediscord.state.Application;
import io.pteronimbus.fakediscord.state.Guild;
import io.pteronimbus.fakediscord.state.Snowflake;
import io.pteronimbus.fakediscord.state.World;
import io.pteronimbus.fakediscord.state.WorldEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The gateway, and what can be done to it from outside. Like the world it belongs to the server's event loop. */
public final class Gateway {

    static final int MOST_CONNECTIONS = 64;

    private static final String VERSION = "10";

    private final Vertx vertx;
    private final World world;
    private final Sessions sessions;
    private final SessionStarts starts;
    private final GuildLoader loader;
    private final Dispatcher dispatcher;
    private final Dialogue dialogue;
    private final Set<Connection> connections = new HashSet<>();
    private GatewaySettings settings = GatewaySettings.USUAL;

    public Gateway(Vertx vertx, World world) {
        this.vertx = vertx;
        this.world = world;
        Payloads payloads = new Payloads(world);
        this.sessions = new Sessions(world.clock());
        this.starts = new SessionStarts(world.clock(), this::settings);
        this.loader = new GuildLoader(world, payloads);
        this.dispatcher = new Dispatcher(world, sessions, loader, payloads);
        this.dialogue = new Dialogue(world, this::settings, sessions, starts, loader, payloads);
        world.listen(this::tell);
    }

    public void mount(Router router) {
        router.get("/").handler(this::connect);
    }

    private void connect(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true)) {
            context.next();
            return;
        }
        if (connections.size() >= MOST_CONNECTIONS) {
            throw DiscordException.plain(503, "Service Unavailable");
        }
        String version = request.getParam("v");
        String encoding = request.getParam("encoding", "json");
        String compression = request.getParam("compress");
        String address = GatewayAddress.of(request);
        request.toWebSocket().onFailure(context::fail).onSuccess(socket -> {
            CloseCode refusal = refusal(version, encoding, compression);
            if (refusal == null) {
                open(socket, cut(request), address, compression);
            } else {
                socket.close((short) refusal.number(), refusal.words());
            }
        });
    }

    private static @Nullable CloseCode refusal(
            @Nullable String version, String encoding, @Nullable String compression) {
        if (!VERSION.equals(version)) {
            return CloseCode.INVALID_VERSION;
        }
        boolean readable = encoding.equals("json") && (compression == null || compression.equals("zlib-stream"));
        return readable ? null : CloseCode.DECODE_ERROR;
    }

    /** What Vert.x offers for this says goodbye first; here only what is below it is closed. */
    private static Runnable cut(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channelHandlerContext()::close;
    }

    private void open(ServerWebSocket socket, Runnable cut, String address, @Nullable String compression) {
        Wire wire = compression == null ? new PlainText(socket) : new ZlibStream(socket);
        var connection = new Connection(vertx, socket, cut, address, wire, this::settings, world.clock(), dialogue);
        connections.add(connection);
        connection.open(() -> connections.remove(connection));
    }

    private void tell(WorldEvent event) {
        switch (event) {
            case WorldEvent.Replaced() -> endAll();
            case WorldEvent.ApplicationRemoved(Snowflake application) -> {
                sessions.of(application).forEach(session -> dialogue.end(session, CloseCode.AUTHENTICATION_FAILED));
                starts.forget(application);
            }
            default -> {
                if (!settings.muteDispatches()) {
                    dispatcher.tell(event);
                }
            }
        }
    }

    private void endAll() {
        sessions.all().forEach(session -> dialogue.end(session, CloseCode.UNKNOWN_ERROR));
        List.copyOf(connections).forEach(connection -> connection.close(CloseCode.UNKNOWN_ERROR));
        starts.clear();
        loader.reset();
    }

    public GatewaySettings settings() {
        return settings;
    }

    public void settings(GatewaySettings wanted) {
        settings = wanted;
    }

    public int connections() {
        return connections.size();
    }

    /** What there is to know of each session. */
    public List<ObjectNode> sessions() {
        return sessions.all().stream().map(SessionView::of).toList();
    }

    /** How many shards an application should have, and how many sessions it may still begin. */
    public int shards(Application application) {
        int guilds = world.guildsOf(application.id()).size();
        return Math.max(1, (guilds + settings.guildsPerShard() - 1) / settings.guildsPerShard());
    }

    public SessionStarts.Limit sessionStarts(Application application) {
        return starts.limit(application.id());
    }

    /**
     * Disturbs one session, or all.
     *
     * @param id empty for all
     * @return how many it has reached: most need a connection
     */
    public int disturb(Optional<String> id, Disturbance disturbance) {
        Stream<Session> those = id.isEmpty() ? sessions.all().stream() : sessions.find(id.get()).stream();
        return (int) those.toList().stream()
                .filter(session -> disturb(session, disturbance))
                .count();
    }

    private boolean disturb(Session session, Disturbance disturbance) {
        Connection connection = session.connection();
        return switch (disturbance) {
            case Disturbance.Invalidate(boolean resumable) -> {
                if (connection != null) {
                    connection.send(Frames.invalidSession(resumable));
                }
                dialogue.disconnected(session, !resumable);
                yield true;
            }
            case Disturbance.OfConnection what -> {
                if (connection != null) {
                    disturb(connection, what);
                }
                yield connection != null;
            }
        };
    }

    private static void disturb(Connection connection, Disturbance.OfConnection what) {
        switch (what) {
            case Disturbance.Reconnect() -> connection.reconnect();
            case Disturbance.Heartbeat() -> connection.send(Frames.HEARTBEAT);
            case Disturbance.Close(int code) -> connection.close(code);
            case Disturbance.Drop() -> connection.drop();
        }
    }

    /** Makes a guild unavailable, or available again. */
    public void outage(Guild guild, boolean out) {
        if (out) {
            if (loader.out(guild.id())) {
                dispatcher.outage(guild);
            }
        } else if (loader.back(guild.id())) {
            sessions.all().stream()
                    .filter(session -> session.covers(guild) && !session.isLoading(guild.id()))
                    .forEach(session -> loader.tell(session, guild));
        }
    }
}
