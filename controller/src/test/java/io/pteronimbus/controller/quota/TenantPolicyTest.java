package io.pteronimbus.controller.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantPolicyTest {
    private final UUID tenant = UUID.randomUUID();

    @Test
    void shouldExceptRangesOfEachVersionWhereTheyBelong() {
        // when
        var policy = TenantPolicy.of(() -> Optional.of(List.of("10.0.0.0/8", " fc00::/7", "169.254.169.254/32")))
                .in(tenant);

        // then
        var blocks = policy.getSpec().getEgress().getLast().getTo().stream()
                .map(NetworkPolicyPeer::getIpBlock)
                .filter(Objects::nonNull)
                .toList();
        assertThat(blocks).extracting(IPBlock::getCidr).containsExactly("0.0.0.0/0", "::/0");
        assertThat(blocks.getFirst().getExcept()).containsExactly("10.0.0.0/8", "169.254.169.254/32");
        assertThat(blocks.getLast().getExcept()).containsExactly("fc00::/7");
    }

    @Test
    void shouldLetNobodyInAndOnlyDnsEverywhere() {
        // when
        var spec = TenantPolicy.of(Optional::empty).in(tenant).getSpec();

        // then
        assertThat(spec.getPolicyTypes()).containsExactly("Ingress", "Egress");
        assertThat(spec.getIngress()).isEmpty();
        assertThat(spec.getPodSelector().getMatchLabels()).isNullOrEmpty();
        assertThat(spec.getEgress().getFirst().getTo()).isEmpty();
        assertThat(spec.getEgress().getFirst().getPorts())
                .allSatisfy(port -> assertThat(port.getPort().getIntVal()).isEqualTo(53));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10.0.0.0", "10.0.0.0/", "10.0.0.0/0", "10.0.0.0/33", "fc00::/129", "host/8", "10.0.0.0/8/8"
            })
    void shouldRefuseWhatIsNoRange(String range) {
        // when // then
        assertThatThrownBy(() -> TenantPolicy.of(() -> Optional.of(List.of(range))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a range of addresses");
    }
}
