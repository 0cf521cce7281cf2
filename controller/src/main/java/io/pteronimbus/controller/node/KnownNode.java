package io.pteronimbus.controller.node;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Taint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a node.
 *
 * @param address where players reach it: its external address, else the one inside; null if it has neither
 * @param lost nobody hears from it, so nobody knows what its pods do
 * @param cpuMillis it can give to pods, in thousandths of a core; 0 while it takes none
 * @param memoryMiB it can give to pods; 0 while it takes none
 */
public record KnownNode(@Nullable String address, boolean lost, long cpuMillis, long memoryMiB) {
    private static final String UNREACHABLE = "node.kubernetes.io/unreachable";
    private static final BigDecimal MEBI = BigDecimal.valueOf(1 << 20);
    private static final BigDecimal MILLI = BigDecimal.valueOf(1_000);

    static KnownNode of(Node node) {
        var allocatable = allocatable(node);
        return new KnownNode(
                address(node, "ExternalIP")
                        .or(() -> address(node, "InternalIP"))
                        .orElse(null),
                isReady(node, "Unknown") || isTaintedAsUnreachable(node),
                amount(allocatable.get("cpu")).multiply(MILLI).longValue(),
                amount(allocatable.get("memory"))
                        .divide(MEBI, RoundingMode.DOWN)
                        .longValue());
    }

    private static Map<String, Quantity> allocatable(Node node) {
        var status = node.getStatus();
        return status == null || status.getAllocatable() == null || !takesPods(node)
                ? Map.of()
                : status.getAllocatable();
    }

    private static Optional<String> address(Node node, String type) {
        return Stream.ofNullable(node.getStatus())
                .flatMap(status -> Stream.ofNullable(status.getAddresses()))
                .flatMap(Collection::stream)
                .filter(address -> type.equals(address.getType()))
                .map(NodeAddress::getAddress)
                .findFirst();
    }

    private static boolean takesPods(Node node) {
        var spec = node.getSpec();
        var closed = spec != null && Boolean.TRUE.equals(spec.getUnschedulable());
        return !closed && isReady(node, "True");
    }

    private static boolean isReady(Node node, String answer) {
        return Stream.ofNullable(node.getStatus())
                .flatMap(status -> Stream.ofNullable(status.getConditions()))
                .flatMap(Collection::stream)
                .anyMatch(condition -> "Ready".equals(condition.getType()) && answer.equals(condition.getStatus()));
    }

    private static boolean isTaintedAsUnreachable(Node node) {
        return Stream.ofNullable(node.getSpec())
                .flatMap(spec -> Stream.ofNullable(spec.getTaints()))
                .flatMap(Collection::stream)
                .map(Taint::getKey)
                .anyMatch(UNREACHABLE::equals);
    }

    private static BigDecimal amount(@Nullable Quantity quantity) {
        return quantity == null ? BigDecimal.ZERO : quantity.getNumericalAmount();
    }
}
