package io.pteronimbus.controller.link;

import io.pteronimbus.controller.node.Nodes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the nodes can give to pods, all together. Unknown where nodes may not be read. */
@Singleton
class NodeCapacity {
    private final Nodes nodes;
    private Consumer<ControllerFrame> told = frame -> {};
    private ControllerFrame.@Nullable Capacity last;

    NodeCapacity(Nodes nodes) {
        this.nodes = nodes;
    }

    void start() {
        nodes.onChange(node -> change());
        change();
    }

    /** Tells what is known, and from now on what changes. */
    synchronized void tell(Consumer<ControllerFrame> connection) {
        told = connection;
        Optional.ofNullable(last).ifPresent(connection);
    }

    private synchronized void change() {
        if (!nodes.areKnown()) {
            return;
        }
        var sum = nodes.all().stream()
                .map(node -> new ControllerFrame.Capacity(node.cpuMillis(), node.memoryMiB()))
                .reduce(
                        new ControllerFrame.Capacity(0, 0),
                        (one, other) -> new ControllerFrame.Capacity(
                                one.cpuMillis() + other.cpuMillis(), one.memoryMiB() + other.memoryMiB()));
        if (!sum.equals(last)) {
            last = sum;
            told.accept(sum);
        }
    }
}
