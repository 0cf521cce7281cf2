package io.pteronimbus.controller.quota;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What the pods of tenants may reach. */
@ConfigMapping(prefix = "pteronimbus.network")
public interface NetworkConfig {

    /**
     * Ranges that no pod of a tenant reaches, but for DNS and the tenant's own pods: by default every private range, so that neither the
     * cluster's own services nor a cloud's metadata at 169.254.169.254 can be asked. Each is an address, a slash and the number of bits.
     */
    @WithDefault("10.0.0.0/8,100.64.0.0/10,127.0.0.0/8,169.254.0.0/16,172.16.0.0/12,192.168.0.0/16,fc00::/7,fe80::/10")
    Optional<List<String>> closedTo();
}
