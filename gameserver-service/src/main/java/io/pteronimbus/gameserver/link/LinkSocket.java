package io.pteronimbus.gameserver.link;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.gameserver.json.ForeignJson;
import io.pteronimbus.gameserver.json.UnreadableException;
import io.pteronimbus.gameserver.server.DesiredServers;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Event;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The control connection of a controller; what is said on it is written down in {@code docs/link.md}. */
@WebSocket(path = "/api/v1/link", endpointId = LinkUpgradeCheck.LINK)
class LinkSocket {
    private static final Logger LOG = Logger.getLogger(LinkSocket.class);
    private static final TypedKey<LinkSession> SESSION = new TypedKey<>("session");
    private static final int PROTOCOL = 1;
    private static final int LONGEST_VERSION = 64;
    private static final int LONGEST_REASON = 200;

    private final LinkSessions sessions;
    private final LinkWakeups wakeups;
    private final DesiredServers desired;
    private final ForeignJson json;
    private final Event<LinkConnected> connected;
    private final LinkStanding standing;
    private final LinkFrames frames;
    private final LinkExternals externals;
    private final LinkTemplates templates;
    private final String version;

    LinkSocket(
            LinkSessions sessions,
            LinkWakeups wakeups,
            DesiredServers desired,
            ForeignJson json,
            Event<LinkConnected> connected,
            LinkStanding standing,
            LinkFrames frames,
            LinkExternals externals,
            LinkTemplates templates,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "dev") String version) {
        this.standing = standing;
        this.frames = frames;
        this.externals = externals;
        this.templates = templates;
        this.version = version;
        this.sessions = sessions;
        this.wakeups = wakeups;
        this.desired = desired;
        this.json = json;
        this.connected = connected;
    }

    @OnOpen
    @RunOnVirtualThread
    void onOpen(WebSocketConnection connection) {
        var cluster = connection.userData().get(LinkUpgradeCheck.CLUSTER);
        connection.userData().put(SESSION, sessions.open(cluster, connection));
        wakeups.holds(cluster);
    }

    @OnTextMessage
    @RunOnVirtualThread
    void onMessage(String text, WebSocketConnection connection) {
        var session = connection.userData().get(SESSION);
        session.heard();
        try {
            take(session, json.readObject(text));
        } catch (UnreadableException e) {
            LOG.warnf("Controller of cluster=%s is not understood: %s", session.cluster(), e.getMessage());
            session.close(LinkClose.UNREADABLE);
        }
    }

    @OnClose
    @RunOnVirtualThread
    void onClose(WebSocketConnection connection) {
        var session = connection.userData().get(SESSION);
        if (session != null) {
            sessions.ended(session);
        }
    }

    @OnError
    void onError(WebSocketConnection connection, Throwable failure) {
        LOG.infof("Link failed: %s", failure.toString());
        if (connection.isOpen()) {
            connection.close(LinkClose.BROKEN).subscribe().with(done -> {}, ignored -> {});
        }
    }

    private void take(LinkSession session, JsonNode frame) {
        switch (frame.path("type").asText()) {
            case "hello" -> hello(session, frame);
            case "ack" ->
                session.acknowledged(
                        id(frame, "serverId"), frame.path("generation").asLong());
            case "capacity" -> capacity(session, frame);
            case "credential-refused" ->
                LOG.warnf(
                        "Controller did not keep its new credential: cluster=%s reason=%s",
                        session.cluster(), oneLine(frame.path("reason").asText()));
            case "deleted" -> desired.deleted(session.cluster(), id(frame, "serverId"));
            case "refused" ->
                LOG.warnf(
                        "Controller refused an intent: cluster=%s server=%s generation=%d reason=%s",
                        session.cluster(),
                        id(frame, "serverId"),
                        frame.path("generation").asLong(),
                        oneLine(frame.path("reason").asText()));
            case "quota-refused" ->
                LOG.warnf(
                        "Controller refused the limits of a tenant: cluster=%s tenant=%s version=%d reason=%s",
                        session.cluster(),
                        id(frame, "tenantId"),
                        frame.path("version").asLong(),
                        oneLine(frame.path("reason").asText()));
            case "orphan" ->
                LOG.warnf(
                        "Cluster runs a server nobody here knows: cluster=%s server=%s tenant=%s",
                        session.cluster(), id(frame, "serverId"), id(frame, "tenantId"));
            case "external-servers" -> externals.all(session, frame);
            case "external-changed" -> externals.changed(session, frame);
            case "external-gone" -> externals.gone(session, id(frame, "tenantId"), frame);
            case "heartbeat" -> {}
            default -> {
                if (!templates.take(session, frame)) {
                    LOG.debugf("Frame of a newer protocol ignored: %s", frame.path("type"));
                }
            }
        }
    }

    private void hello(LinkSession session, JsonNode frame) {
        var cluster = frame.path("cluster").asText();
        var protocol = frame.path("protocol").asInt();
        if (protocol <= 0 || !cluster.equals(session.cluster())) {
            throw new UnreadableException(
                    "hello of protocol " + frame.path("protocol") + ", cluster " + oneLine(cluster), null);
        }
        var spoken = oneLine(frame.path("version").asText());
        var controller = spoken.substring(0, Math.min(spoken.length(), LONGEST_VERSION));
        if (protocol != PROTOCOL) {
            LOG.warnf(
                    "Controller speaks another protocol: cluster=%s version=%s protocol=%d",
                    cluster, controller, protocol);
            standing.incompatible(cluster, controller, protocol);
            session.close(LinkClose.incompatible(protocol, PROTOCOL));
            return;
        }
        LOG.infof(
                "Controller says hello: cluster=%s version=%s revision=%d",
                cluster, controller, frame.path("revision").asLong());
        standing.arrived(session, controller, protocol);
        session.greet();
        session.send(frames.welcome(PROTOCOL, version));
        connected.fire(new LinkConnected(cluster));
    }

    private void capacity(LinkSession session, JsonNode frame) {
        var cpuMillis = frame.path("cpuMillis").asLong(-1);
        var memoryMib = frame.path("memoryMiB").asLong(-1);
        if (cpuMillis < 0 || memoryMib < 0) {
            throw new UnreadableException("capacity without cpuMillis and memoryMiB", null);
        }
        standing.capacity(session.cluster(), cpuMillis, memoryMib);
    }

    /** At most 200 characters, none of which could begin another line of the log. */
    private static String oneLine(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_REASON)).replaceAll("\\p{Cntrl}", " ");
    }

    private static UUID id(JsonNode frame, String field) {
        try {
            return UUID.fromString(frame.path(field).asText());
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(field + " is no id", e);
        }
    }
}
