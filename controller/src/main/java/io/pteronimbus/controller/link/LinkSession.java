package io.pteronimbus.controller.link;

import io.pteronimbus.controller.credential.CredentialException;
import io.pteronimbus.controller.credential.Credentials;
import io.vertx.core.http.ClientWebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** One connection to the panel, from the first frame to the last. Frames are dealt with one after the other. */
final class LinkSession {
    private static final Logger LOG = Logger.getLogger(LinkSession.class);

    private final ClientWebSocket socket;
    private final LinkCodec codec;
    private final Intents intents;
    private final TenantIntents tenants;
    private final TemplateLink templates;
    private final StreamOpener streams;
    private final Credentials credentials;
    private final LinkConfig config;
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private volatile boolean heard;
    private final AtomicLong lastWord = new AtomicLong(System.nanoTime());
    private final ExecutorService inOrder = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("link-frames").factory());

    LinkSession(
            ClientWebSocket socket,
            LinkCodec codec,
            Intents intents,
            TenantIntents tenants,
            TemplateLink templates,
            StreamOpener streams,
            Credentials credentials,
            LinkConfig config) {
        this.socket = socket;
        this.codec = codec;
        this.intents = intents;
        this.tenants = tenants;
        this.templates = templates;
        this.streams = streams;
        this.credentials = credentials;
        this.config = config;
        socket.textMessageHandler(this::received)
                .closeHandler(nothing -> ended.complete(reason()))
                .exceptionHandler(failure -> ended.complete(String.valueOf(failure.getMessage())));
    }

    boolean isOpen() {
        return !ended.isDone();
    }

    /** The panel has said something: it is one that understands the hello. */
    boolean wasHeard() {
        return heard;
    }

    /** Since the panel's last word, or since there is this connection. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastWord.get());
    }

    void send(ControllerFrame frame) {
        if (isOpen()) {
            socket.writeTextMessage(codec.write(frame))
                    .onFailure(failure -> ended.complete(String.valueOf(failure.getMessage())));
        }
    }

    /** Keeps the connection alive until it ends, and says why it did. */
    String awaitEnd() throws InterruptedException {
        try {
            while (true) {
                try {
                    return ended.get(config.heartbeat().toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    beat();
                } catch (ExecutionException e) {
                    return String.valueOf(e.getMessage());
                }
            }
        } finally {
            close("over");
        }
    }

    private void beat() {
        var silent = silence();
        if (silent.compareTo(config.silence()) > 0) {
            LOG.debugf("Nothing heard from the panel: seconds=%d", silent.toSeconds());
            ended.complete("silence");
        } else {
            send(new ControllerFrame.Heartbeat());
        }
    }

    void close(String why) {
        ended.complete(why);
        inOrder.shutdown();
        try {
            socket.close().onFailure(failure -> LOG.debugf("Socket was closed already: %s", failure.getMessage()));
        } catch (IllegalStateException neverConnected) {
            LOG.debugf("Socket was never connected: %s", neverConnected.getMessage());
        }
    }

    private String reason() {
        var reason = socket.closeReason();
        return "closed by the panel, code " + socket.closeStatusCode() + (reason == null ? "" : ", " + reason);
    }

    /** Reads the next frame only when this one is dealt with: so a fast panel cannot fill the memory. */
    private void received(String text) {
        if (!isOpen()) {
            return;
        }
        lastWord.set(System.nanoTime());
        heard = true;
        socket.pause();
        inOrder.execute(() -> {
            try {
                handle(codec.read(text));
            } catch (RuntimeException e) {
                LOG.warnf(e, "Frame from the panel ignored: length=%d cause=%s", text.length(), e.getMessage());
            } finally {
                socket.resume();
            }
        });
    }

    /** Proven by dialling with it: the panel takes it as the only one from then on. */
    private void replace(String credential) {
        try {
            credentials.replace(credential);
        } catch (CredentialException e) {
            LOG.warnf("New credential refused: cause=%s", e.getMessage());
            send(new ControllerFrame.CredentialRefused(String.valueOf(e.getMessage())));
            return;
        }
        ended.complete("dialling again with the new credential");
    }

    private void handle(PanelFrame frame) {
        switch (frame) {
            case PanelFrame.Snapshot snapshot -> intents.snapshot(snapshot);
            case PanelFrame.Desired desired -> intents.desired(desired);
            case PanelFrame.Tenant tenant -> tenants.take(tenant).ifPresent(this::send);
            case PanelFrame.OfTemplates frameOfTemplates -> templates.take(frameOfTemplates);
            case PanelFrame.OpenStream open -> streams.open(open);
            case PanelFrame.CloseStream(var streamId) -> streams.close(streamId);
            case PanelFrame.Welcome(var protocol, var version) ->
                LOG.infof("Panel says welcome: protocol=%d version=%s", protocol, version);
            case PanelFrame.Credential(var credential) -> replace(credential);
            case PanelFrame.Heartbeat() -> {}
            case PanelFrame.Unknown(var type) -> LOG.debugf("Frame of an unknown type: type=%s", type);
        }
    }
}
