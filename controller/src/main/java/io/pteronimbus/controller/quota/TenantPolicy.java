package io.pteronimbus.controller.quota;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Closes a tenant's namespace off: nobody reaches its pods, but where a server's own policy opens a port; its pods reach
 * DNS, one another and the internet, and nothing in the ranges given.
 */
final class TenantPolicy {
    private static final int DNS = 53;
    private static final String ALL = "0.0.0.0/0";
    private static final String ALL_OF_VERSION_6 = "::/0";

    private final List<String> closed;
    private final List<String> closedOfVersion6;

    private TenantPolicy(List<String> ranges) {
        var isOfVersion6 = (Predicate<String>) TenantPolicy::isOfVersion6;
        closedOfVersion6 = ranges.stream().filter(isOfVersion6).toList();
        closed = ranges.stream().filter(isOfVersion6.negate()).toList();
    }

    /** Throws IllegalArgumentException for what is no range: a mistake there would leave open what was to be closed. */
    static TenantPolicy of(NetworkConfig config) {
        return new TenantPolicy(
                config.closedTo().orElse(List.of()).stream().map(String::strip).toList());
    }

    NetworkPolicy in(UUID tenant) {
        return new NetworkPolicyBuilder()
                .withMetadata(QuotaObjects.metadata(tenant))
                .withNewSpec()
                .withNewPodSelector()
                .endPodSelector()
                .withPolicyTypes("Ingress", "Egress")
                .addNewEgress()
                .withPorts(dns("UDP"), dns("TCP"))
                .endEgress()
                .addNewEgress()
                .withTo(ownPods(), internet(ALL, closed), internet(ALL_OF_VERSION_6, closedOfVersion6))
                .endEgress()
                .endSpec()
                .build();
    }

    /** To wherever: a cluster's DNS may be a pod, or listen on the node itself. */
    private static NetworkPolicyPort dns(String protocol) {
        return new NetworkPolicyPortBuilder()
                .withProtocol(protocol)
                .withPort(new IntOrString(DNS))
                .build();
    }

    /** So that a proxy reaches the servers behind it, at the ports they open. */
    private static NetworkPolicyPeer ownPods() {
        return new NetworkPolicyPeerBuilder()
                .withPodSelector(new LabelSelector())
                .build();
    }

    private static NetworkPolicyPeer internet(String all, List<String> but) {
        return new NetworkPolicyPeerBuilder()
                .withNewIpBlock()
                .withCidr(all)
                .withExcept(but)
                .endIpBlock()
                .build();
    }

    private static boolean isOfVersion6(String range) {
        var slash = range.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a range of addresses: " + range);
        }
        try {
            var ofVersion6 = InetAddress.ofLiteral(range.substring(0, slash)) instanceof Inet6Address;
            var bits = Integer.parseInt(range, slash + 1, range.length(), 10);
            if (bits < 1 || bits > (ofVersion6 ? 128 : 32)) {
                throw new IllegalArgumentException("bits are out of bounds");
            }
            return ofVersion6;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a range of addresses: " + range, e);
        }
    }
}
