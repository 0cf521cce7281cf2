package io.pteronimbus.controller;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Who signs for whom among the services. */
@ConfigMapping(prefix = "pteronimbus.service")
public interface ServiceConfig {

    @WithDefault("controller")
    String name();

    /** The controller signs nothing so far; accepted because every process is given one. */
    Optional<String> privateKey();

    /** base64url of a JWKS document with the services' public keys. */
    String trusted();
}
