package io.pteronimbus.controller.link;

import io.pteronimbus.controller.ClusterConfig;
import io.pteronimbus.controller.credential.CredentialException;
import io.pteronimbus.controller.credential.Credentials;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the link to the panel: dials, and dials again for as long as the controller lives. */
@Singleton
public class LinkClient {
    private static final Logger LOG = Logger.getLogger(LinkClient.class);
    private static final Duration DIAL_TIMEOUT = Duration.ofSeconds(15);

    private final LinkSockets sockets;
    private final LinkCodec codec;
    private final Intents intents;
    private final TenantIntents tenants;
    private final TemplateLink templates;
    private final StreamOpener streams;
    private final Credentials credentials;
    private final NodeCapacity capacity;
    private final LinkConfig config;
    private final String cluster;
    private final String version;
    private volatile @Nullable LinkSession session;
    private volatile @Nullable Thread dialler;
    private final CountDownLatch stopped = new CountDownLatch(1);

    LinkClient(
            LinkSockets sockets,
            LinkCodec codec,
            Intents intents,
            TenantIntents tenants,
            TemplateLink templates,
            StreamOpener streams,
            Credentials credentials,
            NodeCapacity capacity,
            LinkConfig config,
            ClusterConfig cluster,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "dev") String version) {
        this.sockets = sockets;
        this.codec = codec;
        this.intents = intents;
        this.tenants = tenants;
        this.templates = templates;
        this.streams = streams;
        this.credentials = credentials;
        this.capacity = capacity;
        this.config = config;
        this.cluster = cluster.name();
        this.version = version;
    }

    public void start() {
        capacity.start();
        dialler = Thread.ofVirtual().name("link").start(this::keepConnected);
    }

    public void stop() {
        stopped.countDown();
        var thread = dialler;
        if (thread != null) {
            thread.interrupt();
        }
        var open = session;
        if (open != null) {
            open.close("shutting down");
        }
    }

    public boolean isConnected() {
        var open = session;
        return open != null && open.isOpen();
    }

    /** How long ago the panel said something; it answers each heartbeat. Zero where it was never reached: that is another matter. */
    Duration silence() {
        var last = session;
        return last == null ? Duration.ZERO : last.silence();
    }

    private void keepConnected() {
        var pause = config.firstPause();
        // a different moment for each controller, so that a panel that comes back is not overrun
        long jittered;
        try {
            do {
                if (heardPanel()) {
                    pause = config.firstPause();
                }
                jittered = 1 + ThreadLocalRandom.current().nextLong(pause.toMillis());
                var doubled = pause.multipliedBy(2);
                pause = doubled.compareTo(config.longestPause()) < 0 ? doubled : config.longestPause();
            } while (!stopped.await(jittered, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The link is tried again whatever ended it: without it the cluster is deaf. */
    private boolean heardPanel() throws InterruptedException {
        try {
            return connectOnce();
        } catch (CredentialException e) {
            LOG.warnf("Cannot dial in: cause=%s", e.getMessage());
            return false;
        } catch (RuntimeException e) {
            LOG.error("Link failed", e);
            return false;
        }
    }

    /** @return whether the panel answered; one that only closes the connection is not dialled again at once */
    private boolean connectOnce() throws InterruptedException {
        // may enrol, so before there is a socket
        credentials.current();
        var socket = sockets.socket();
        var opened = new LinkSession(socket, codec, intents, tenants, templates, streams, credentials, config);
        try {
            sockets.dialLink(socket)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(DIAL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            LOG.infof("Panel not reached: url=%s cause=%s", config.url(), cause.getMessage());
            opened.close("not connected");
            return false;
        }
        session = opened;
        intents.answerTo(opened::send);
        templates.answerTo(opened::send);
        opened.send(new ControllerFrame.Hello(ControllerFrame.PROTOCOL, version, cluster, intents.doneThrough()));
        capacity.tell(opened::send);
        LOG.infof("Link is up: url=%s revision=%d", config.url(), intents.doneThrough());
        var why = opened.awaitEnd();
        LOG.infof("Link is down: cause=%s", why);
        return opened.wasHeard();
    }
}
