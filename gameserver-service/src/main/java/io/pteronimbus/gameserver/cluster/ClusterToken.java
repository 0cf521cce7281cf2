package io.pteronimbus.gameserver.cluster;

import java.time.Instant;

/**
 * What a controller can enrol with.
 *
 * @param token shown this once
 * @param expiresAt it is good once, until then
 * @param trusted for {@code PTERONIMBUS_SERVICE_TRUSTED} of the controller: the public keys it is to believe
 */
record ClusterToken(ClusterView cluster, String token, Instant expiresAt, String trusted) {

    /** Without the token. */
    @Override
    public String toString() {
        return "ClusterToken[" + cluster.name() + ", expiresAt=" + expiresAt + "]";
    }
}
