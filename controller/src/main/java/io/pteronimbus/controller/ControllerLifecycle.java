package io.pteronimbus.controller;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.Operator;
import io.pteronimbus.controller.gameserver.PodRefusals;
import io.pteronimbus.controller.leader.Leadership;
import io.pteronimbus.controller.link.LinkClient;
import io.pteronimbus.controller.node.Nodes;
import io.pteronimbus.controller.quota.QuotaMirror;
import io.pteronimbus.controller.template.TemplateWatch;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Waits for its turn, then starts in the order in which things need each other: the definition of the resource, the nodes, the operator that watches it,
 * the watch over what tenants may use, then the link that writes both. Waits for the cluster as long as that takes; the process is not ready until then.
 */
@Singleton
class ControllerLifecycle {
    private static final Logger LOG = Logger.getLogger(ControllerLifecycle.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Leadership leadership;
    private final Definition definition;
    private final Nodes nodes;
    private final Operator operator;
    private final QuotaMirror quotas;
    private final PodRefusals refusals;
    private final TemplateWatch templates;
    private final LinkClient link;
    private final CountDownLatch stopping = new CountDownLatch(1);

    ControllerLifecycle(
            Leadership leadership,
            Definition definition,
            Nodes nodes,
            Operator operator,
            QuotaMirror quotas,
            PodRefusals refusals,
            TemplateWatch templates,
            LinkClient link) {
        this.leadership = leadership;
        this.definition = definition;
        this.nodes = nodes;
        this.operator = operator;
        this.quotas = quotas;
        this.refusals = refusals;
        this.templates = templates;
        this.link = link;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().name("controller-start").daemon().start(this::start);
    }

    private void start() {
        try {
            definition.warmUp();
            leadership.await(this::lead, this::end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("Cannot start", e);
            Quarkus.asyncExit(1);
        }
    }

    private void lead() {
        try {
            awaitDefinition();
            nodes.start();
            operator.start();
            quotas.start();
            refusals.start();
            templates.start();
            if (stopping.getCount() > 0) {
                link.start();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Somebody else may work soon, so this process ends, if need be in the middle of something: it may be killed at any moment anyway. */
    private void end() {
        Thread.ofPlatform().name("last-resort").daemon().start(() -> {
            LockSupport.parkNanos(leadership.grace().toNanos());
            Runtime.getRuntime().halt(1);
        });
        Quarkus.asyncExit(1);
    }

    private void awaitDefinition() throws InterruptedException {
        do {
            try {
                definition.apply();
                return;
            } catch (KubernetesClientException e) {
                LOG.warnf("Cluster not reached, trying again: cause=%s", e.getMessage());
            }
        } while (!stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
        link.stop();
        operator.stop();
        leadership.stop();
    }
}
