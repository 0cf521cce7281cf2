package io.pteronimbus.controller.link;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the nodes can give to pods, followed by a watch: of those that are ready and take pods. Unknown where nodes may not be read. */
@Singleton
class NodeCapacity implements ResourceEventHandler<Node> {
    private static final Logger LOG = Logger.getLogger(NodeCapacity.class);
    private static final BigDecimal MEBI = BigDecimal.valueOf(1 << 20);
    private static final BigDecimal MILLI = BigDecimal.valueOf(1_000);

    private final KubernetesClient client;
    private final Map<String, ControllerFrame.Capacity> nodes = new ConcurrentHashMap<>();
    private volatile Consumer<ControllerFrame> told = frame -> {};
    private volatile @Nullable SharedIndexInformer<Node> informer;
    private ControllerFrame.@Nullable Capacity last;

    NodeCapacity(KubernetesClient client) {
        this.client = client;
    }

    void start() {
        var watch = client.nodes().runnableInformer(0);
        informer = watch;
        watch.addEventHandler(this);
        watch.start().whenComplete((started, failure) -> {
            if (failure != null) {
                LOG.warnf(
                        "Nodes cannot be watched, so nobody knows how much room there is: cause=%s",
                        failure.getMessage());
            } else {
                change();
            }
        });
    }

    /** Tells what is known, and from now on what changes. */
    synchronized void tell(Consumer<ControllerFrame> connection) {
        told = connection;
        Optional.ofNullable(last).ifPresent(connection);
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
        nodes.remove(node.getMetadata().getName());
        change();
    }

    private void take(Node node) {
        nodes.put(node.getMetadata().getName(), of(node));
        change();
    }

    private synchronized void change() {
        var watch = informer;
        if (watch == null || !watch.hasSynced()) {
            return;
        }
        var sum = nodes.values().stream()
                .reduce(
                        new ControllerFrame.Capacity(0, 0),
                        (one, other) -> new ControllerFrame.Capacity(
                                one.cpuMillis() + other.cpuMillis(), one.memoryMiB() + other.memoryMiB()));
        if (!sum.equals(last)) {
            last = sum;
            told.accept(sum);
        }
    }

    static ControllerFrame.Capacity of(Node node) {
        var status = node.getStatus();
        if (status == null || status.getAllocatable() == null || !takesPods(node)) {
            return new ControllerFrame.Capacity(0, 0);
        }
        var allocatable = status.getAllocatable();
        return new ControllerFrame.Capacity(
                amount(allocatable.get("cpu")).multiply(MILLI).longValue(),
                amount(allocatable.get("memory"))
                        .divide(MEBI, RoundingMode.DOWN)
                        .longValue());
    }

    private static boolean takesPods(Node node) {
        var spec = node.getSpec();
        var closed = spec != null && Boolean.TRUE.equals(spec.getUnschedulable());
        Predicate<NodeCondition> isReady =
                condition -> "Ready".equals(condition.getType()) && "True".equals(condition.getStatus());
        return !closed
                && Stream.ofNullable(node.getStatus().getConditions())
                        .flatMap(Collection::stream)
                        .anyMatch(isReady);
    }

    private static BigDecimal amount(@Nullable Quantity quantity) {
        return quantity == null ? BigDecimal.ZERO : quantity.getNumericalAmount();
    }

    @PreDestroy
    void close() {
        var watch = informer;
        if (watch != null) {
            watch.close();
        }
    }
}
