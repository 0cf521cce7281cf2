package io.pteronimbus.controller.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KnownNodeTest {
    private static final String READY = "conditions: [{type: Ready, status: \"True\"}]";

    @Nested
    class Room {
        @Test
        void shouldCountWhatPodsMayHave() {
            assertThat(node("{}", READY + ", allocatable: {cpu: 3920m, memory: 15916600Ki}"))
                    .isEqualTo(new KnownNode(null, false, 3_920, 15_543));
            assertThat(node("{}", READY + ", allocatable: {cpu: 4, memory: 8Gi}"))
                    .isEqualTo(new KnownNode(null, false, 4_000, 8_192));
        }

        @Test
        void shouldCountNothingWhenNodeTakesNoPods() {
            var notReady = READY.replace("True", "False") + ", allocatable: {cpu: 4, memory: 8Gi}";
            assertThat(node("{}", notReady)).isEqualTo(new KnownNode(null, false, 0, 0));
            assertThat(node("{unschedulable: true}", READY + ", allocatable: {cpu: 4, memory: 8Gi}"))
                    .isEqualTo(new KnownNode(null, false, 0, 0));
            assertThat(KnownNode.of(new Node())).isEqualTo(new KnownNode(null, false, 0, 0));
        }
    }

    @Nested
    class Address {
        @Test
        void shouldBeTheOneOutsideElseTheOneInside() {
            var inside = "{type: InternalIP, address: 10.0.0.4}";
            var outside = "{type: ExternalIP, address: 203.0.113.4}";
            assertThat(node("{}", "addresses: [" + inside + ", " + outside + "]")
                            .address())
                    .isEqualTo("203.0.113.4");
            assertThat(node("{}", "addresses: [{type: Hostname, address: a}, " + inside + "]")
                            .address())
                    .isEqualTo("10.0.0.4");
            assertThat(node("{}", "addresses: [{type: Hostname, address: a}]").address())
                    .isNull();
        }
    }

    @Nested
    class Lost {
        @Test
        void shouldBeLostWhenNobodyHearsFromIt() {
            assertThat(node("{}", READY.replace("True", "Unknown")).lost()).isTrue();
            assertThat(node("{taints: [{key: node.kubernetes.io/unreachable, effect: NoExecute}]}", READY)
                            .lost())
                    .isTrue();
        }

        @Test
        void shouldNotBeLostWhenItSaysItselfThatItIsNotReady() {
            assertThat(node("{}", READY.replace("True", "False")).lost()).isFalse();
            assertThat(node("{taints: [{key: node.kubernetes.io/not-ready, effect: NoExecute}]}", READY)
                            .lost())
                    .isFalse();
        }
    }

    private static KnownNode node(String spec, String status) {
        var yaml = "apiVersion: v1\nkind: Node\nmetadata: {name: a}\nspec: " + spec + "\nstatus: {" + status + "}\n";
        return KnownNode.of(new KubernetesSerialization().unmarshal(yaml, Node.class));
    }
}
