package io.pteronimbus.bot.gateway;

import io.pteronimbus.bot.BotConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Has this replica connect while it holds the lease, and leave when it has lost it. */
@ApplicationScoped
class GatewayKeeper {
    private static final Logger LOG = Logger.getLogger(GatewayKeeper.class);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(3);

    private final GatewayLease lease;
    private final GatewayClient client;
    private final GatewayStatus status;
    private final BotConfig config;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;

    GatewayKeeper(GatewayLease lease, GatewayClient client, GatewayStatus status, BotConfig config) {
        this.lease = lease;
        this.client = client;
        this.status = status;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        if (config.token().isEmpty()) {
            LOG.info("No bot is configured (pteronimbus.bot.token): communities of Discord cannot be added");
            return;
        }
        status.set(GatewayStatus.State.STANDBY, "");
        thread = Thread.ofVirtual().name("gateway-keeper").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        if (thread != null) {
            thread.join(STOPPED_WITHIN);
        }
    }

    private void run() {
        try {
            do {
                if (lease.take()) {
                    client.start();
                } else {
                    client.stop();
                }
            } while (!stopping.await(config.gateway().lookEvery().toMillis(), TimeUnit.MILLISECONDS));
            client.stop().toCompletableFuture().join();
            lease.giveBack();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
