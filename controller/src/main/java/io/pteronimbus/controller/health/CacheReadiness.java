package io.pteronimbus.controller.health;

import io.javaoperatorsdk.operator.Operator;
import io.pteronimbus.controller.leader.Leadership;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready to look at servers: all caches hold what the cluster holds. One that waits for its turn is ready to take over. */
@Singleton
@Readiness
public class CacheReadiness implements HealthCheck {
    private final Operator operator;
    private final Leadership leadership;

    CacheReadiness(Operator operator, Leadership leadership) {
        this.operator = operator;
        this.leadership = leadership;
    }

    @Override
    public HealthCheckResponse call() {
        var role = leadership.role();
        return HealthCheckResponse.named("caches")
                .status(
                        switch (role) {
                            case STANDBY -> true;
                            case LEADING -> areSynced();
                            case LOST -> false;
                        })
                .withData("role", role.name().toLowerCase(Locale.ROOT))
                .build();
    }

    private boolean areSynced() {
        var operator = this.operator.getRuntimeInfo();
        return operator.isStarted()
                && operator.getRegisteredControllers().stream()
                        .allMatch(controller -> controller
                                .getControllerHealthInfo()
                                .unhealthyEventSources()
                                .isEmpty());
    }
}
