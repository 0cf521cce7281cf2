package io.pteronimbus.controller.health;

import io.pteronimbus.controller.leader.Leadership;
import io.pteronimbus.controller.leader.Leadership.Role;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Whether the process gets on with its work. Neither the panel nor the cluster has to be there for that: a restart would bring
 * neither back.
 */
@Singleton
@Liveness
public class ProgressLiveness implements HealthCheck {
    private final Progress progress;
    private final Leadership leadership;
    private final HealthConfig config;

    ProgressLiveness(Progress progress, Leadership leadership, HealthConfig config) {
        this.progress = progress;
        this.leadership = leadership;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        var longest = progress.longest();
        var lease = leadership.silence();
        return HealthCheckResponse.named("progress")
                .status(longest.compareTo(config.longestLook()) < 0
                        && lease.compareTo(config.longestLook()) < 0
                        && leadership.role() != Role.LOST)
                .withData("longestLookSeconds", longest.toSeconds())
                .withData("leaseSeenSeconds", lease.toSeconds())
                .build();
    }
}
