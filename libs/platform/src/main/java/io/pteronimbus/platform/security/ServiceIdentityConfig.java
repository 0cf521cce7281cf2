package io.pteronimbus.platform.security;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who this service is to the others. */
@ConfigMapping(prefix = "pteronimbus.service")
interface ServiceIdentityConfig {

    /** As in {@code auth-service}: issuer of this service's tokens and audience of those sent to it. */
    String name();

    /** Base64url of this service's private key, a JSON Web Key on P-256; its {@code kid} is the name. */
    Optional<String> privateKey();

    /** Base64url of the JSON Web Key Set with the public keys of all services. */
    Optional<String> trusted();
}
