package io.pteronimbus.controller.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.pteronimbus.controller.gameserver.NewestContainer;
import io.pteronimbus.controller.gameserver.ServerPods;
import io.pteronimbus.controller.gameserver.ServerRef;
import io.pteronimbus.controller.grant.Fault;
import io.pteronimbus.controller.grant.GrantRefusals;
import io.pteronimbus.controller.grant.GrantRefusals.Use;
import io.pteronimbus.controller.grant.GrantVerifier;
import io.pteronimbus.controller.grant.RefusedGrantException;
import io.pteronimbus.controller.grant.SpentGrants;
import io.pteronimbus.controller.link.LinkSockets;
import io.pteronimbus.controller.link.PanelFrame;
import io.pteronimbus.controller.link.StreamOpener;
import io.pteronimbus.controller.log.PodLog;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The console streams that are open at present: at most 2,000. */
@Singleton
class ConsoleStreams implements StreamOpener {
    private static final Logger LOG = Logger.getLogger(ConsoleStreams.class);
    private static final String PERMISSION = "console:read";
    private static final String KIND = "console";
    private static final int MOST = 2_000;

    private final LinkSockets sockets;
    private final GrantVerifier grants;
    private final SpentGrants spent;
    private final GrantRefusals refusals;
    private final Commands commands;
    private final PodLog logs;
    private final ServerPods pods;
    private final NewestContainer newest;
    private final ObjectMapper json;
    private final Map<String, ConsoleStream> open = new ConcurrentHashMap<>();

    ConsoleStreams(
            LinkSockets sockets,
            GrantVerifier grants,
            SpentGrants spent,
            GrantRefusals refusals,
            Commands commands,
            PodLog logs,
            ServerPods pods,
            NewestContainer newest,
            ObjectMapper json,
            MeterRegistry metrics) {
        this.sockets = sockets;
        this.grants = grants;
        this.spent = spent;
        this.refusals = refusals;
        this.commands = commands;
        this.logs = logs;
        this.pods = pods;
        this.newest = newest;
        this.json = json;
        metrics.gaugeMapSize("pteronimbus.console.streams", Tags.empty(), open);
    }

    @Override
    public void open(PanelFrame.OpenStream request) {
        Thread.ofVirtual().name("console-" + request.streamId()).start(() -> serve(request));
    }

    @Override
    public void close(String streamId) {
        var stream = open.get(streamId);
        if (stream != null) {
            stream.close();
        }
    }

    private void serve(PanelFrame.OpenStream request) {
        var server = new ServerRef(request.tenantId(), request.serverId());
        try {
            if (mayOpen(request)) {
                serve(request.streamId(), server);
            }
        } catch (RefusedGrantException e) {
            refusals.refuse(Use.STREAM, server.tenantId(), server.serverId(), PERMISSION, e);
            refuse(request.streamId(), "forbidden");
        }
    }

    /** False for a request that was delivered before. */
    private boolean mayOpen(PanelFrame.OpenStream request) throws RefusedGrantException {
        var grant = grants.use(request.grant(), request.tenantId(), request.serverId(), PERMISSION);
        if (!request.kind().equals(KIND)) {
            throw new RefusedGrantException(Fault.PERMISSION, grant.actor(), "it is for a stream of kind " + KIND);
        }
        return spent.spend(grant, request.streamId());
    }

    private void serve(String id, ServerRef server) {
        if (open.size() >= MOST) {
            LOG.warnf("Too many console streams: open=%d", open.size());
            refuse(id, "too-many-streams");
            return;
        }
        var answers = new Answers(server, id);
        try (var socket = new ConsoleSocket(sockets, json, answers::received)) {
            answers.socket = socket;
            var stream = new ConsoleStream(server, socket, logs, pods, newest);
            open.put(id, stream);
            socket.onClose(stream::close);
            socket.dial(sockets, id);
            LOG.infof("Console stream opened: stream=%s server=%s", id, server.serverId());
            stream.run();
        } catch (IOException e) {
            LOG.infof("Console stream lost: stream=%s server=%s cause=%s", id, server.serverId(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(id);
            LOG.infof("Console stream closed: stream=%s server=%s", id, server.serverId());
        }
    }

    private void refuse(String id, String reason) {
        try (var socket = new ConsoleSocket(sockets, json, frame -> {})) {
            socket.dial(sockets, id);
            socket.send(new ConsoleFrame.Ended(reason));
        } catch (IOException e) {
            LOG.debugf(e, "Refusal not delivered: stream=%s", id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void closeAll() {
        open.values().forEach(ConsoleStream::close);
    }

    /** Carries out what comes on a stream, and answers on it. */
    private final class Answers {
        private final ServerRef server;
        private final String streamId;
        private volatile @Nullable ConsoleSocket socket;

        Answers(ServerRef server, String streamId) {
            this.server = server;
            this.streamId = streamId;
        }

        void received(JsonNode frame) {
            var answerTo = socket;
            if (answerTo == null || !"command".equals(frame.path("type").asText())) {
                return;
            }
            try {
                answerTo.send(commands.execute(server, streamId, frame));
            } catch (IOException e) {
                LOG.debugf(e, "Answer not delivered: stream=%s", streamId);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
