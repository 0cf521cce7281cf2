package io.pteronimbus.controller.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeCapacityTest {

    @Test
    void shouldCountWhatPodsMayHave() {
        assertThat(NodeCapacity.of(node("True", false, "3920m", "15916600Ki")))
                .isEqualTo(new ControllerFrame.Capacity(3_920, 15_543));
        assertThat(NodeCapacity.of(node("True", false, "4", "8Gi")))
                .isEqualTo(new ControllerFrame.Capacity(4_000, 8_192));
    }

    @Test
    void shouldCountNothingWhenNodeTakesNoPods() {
        assertThat(NodeCapacity.of(node("False", false, "4", "8Gi"))).isEqualTo(new ControllerFrame.Capacity(0, 0));
        assertThat(NodeCapacity.of(node("True", true, "4", "8Gi"))).isEqualTo(new ControllerFrame.Capacity(0, 0));
        assertThat(NodeCapacity.of(new Node())).isEqualTo(new ControllerFrame.Capacity(0, 0));
    }

    private static Node node(String ready, boolean unschedulable, String cpu, String memory) {
        return new NodeBuilder()
                .withNewSpec()
                .withUnschedulable(unschedulable)
                .endSpec()
                .withNewStatus()
                .withAllocatable(Map.of("cpu", new Quantity(cpu), "memory", new Quantity(memory)))
                .addNewCondition()
                .withType("Ready")
                .withStatus(ready)
                .endCondition()
                .endStatus()
                .build();
    }
}
