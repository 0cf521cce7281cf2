package io.pteronimbus.controller;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The cluster this controller looks after. */
@ConfigMapping(prefix = "pteronimbus.cluster")
public interface ClusterConfig {

    /** As the panel knows it; grants are made out to {@code cluster:<name>}. */
    @WithDefault("local")
    String name();
}
