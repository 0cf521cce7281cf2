package io.pteronimbus.controller.node;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The nodes of the cluster, by a watch. Nothing is known where they may not be read. */
@Singleton
public class Nodes implements ResourceEventHandler<Node> {
    private static final Logger LOG = Logger.getLogger(Nodes.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final KubernetesClient client;
    private final Map<String, KnownNode> known = new ConcurrentHashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable SharedIndexInformer<Node> informer;

    Nodes(KubernetesClient client) {
        this.client = client;
    }

    /** Returns when they are known, or nobody says so within 10 s: servers are run without that as well. */
    public void start() throws InterruptedException {
        var watch = client.nodes().runnableInformer(0);
        informer = watch;
        watch.addEventHandler(this);
        watch.exceptionHandler((started, failure) -> !isForbidden(failure));
        var synced = watch.start().thenRun(() -> known.keySet().forEach(this::tell));
        try {
            synced.toCompletableFuture().get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf(
                    "Nodes cannot be watched, so nobody knows how much room there is, or which are lost: cause=%s",
                    e.getCause() == null ? "no answer yet" : e.getCause().getMessage());
        }
    }

    private static boolean isForbidden(Throwable failure) {
        return failure instanceof KubernetesClientException refusal
                && refusal.getCode() == HttpURLConnection.HTTP_FORBIDDEN;
    }

    /** Whether all that there are, are known. */
    public boolean areKnown() {
        var watch = informer;
        return watch != null && watch.hasSynced();
    }

    public Collection<KnownNode> all() {
        return List.copyOf(known.values());
    }

    public Optional<KnownNode> find(@Nullable String name) {
        return name == null ? Optional.empty() : Optional.ofNullable(known.get(name));
    }

    /** @param listener gets the names of nodes of which something else is known than before */
    public void onChange(Consumer<String> listener) {
        listeners.add(listener);
    }

    @Override
    public void onAdd(Node node) {
        take(node);
    }

    @Override
    public void onUpdate(Node before, Node node) {
        take(node);
    }

    @Override
    public void onDelete(Node node, boolean finalStateUnknown) {
        var name = node.getMetadata().getName();
        if (known.remove(name) != null) {
            tell(name);
        }
    }

    private void take(Node node) {
        var name = node.getMetadata().getName();
        var now = KnownNode.of(node);
        if (!now.equals(known.put(name, now))) {
            tell(name);
        }
    }

    private void tell(String name) {
        listeners.forEach(listener -> listener.accept(name));
    }

    @PreDestroy
    void close() {
        var watch = informer;
        if (watch != null) {
            watch.close();
        }
    }
}
