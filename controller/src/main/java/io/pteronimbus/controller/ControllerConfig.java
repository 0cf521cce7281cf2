package io.pteronimbus.controller;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the controller runs servers. */
@ConfigMapping(prefix = "pteronimbus.controller")
public interface ControllerConfig {

    /** With {@code node-port}, host part of the addresses players are given: a name or address of the cluster's nodes. */
    @WithDefault("127.0.0.1")
    String publicHost();

    /** How players reach servers: {@code node-port}, {@code load-balancer} or {@code host-port}. */
    @WithDefault("node-port")
    Exposure exposure();

    /** With {@code host-port}, the ports of the nodes that servers get: {@code first-last}. Nothing else may use them. */
    @WithDefault("20000-29999")
    PortRange hostPorts();

    /** Crashes within the window after which a server is still restarted; one more and it is given up. */
    @WithDefault("3")
    int crashBudget();

    @WithDefault("10m")
    Duration crashWindow();

    /** What runs before a game whose own files are changed at each start. */
    @WithDefault("pteronimbus/config-files:1")
    String configFilesImage();

    /** How long a tenant is without a server until its namespace is taken away, if nothing else is in it. */
    @WithDefault("1m")
    Duration emptyNamespaceAfter();
}
