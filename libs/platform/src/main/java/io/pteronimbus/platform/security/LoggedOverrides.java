package io.pteronimbus.platform.security;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/** For a service without an audit log of its own: the log of the service. */
@ApplicationScoped
@DefaultBean
class LoggedOverrides implements OverrideRecorder {
    private static final Logger LOG = Logger.getLogger(LoggedOverrides.class);

    @Override
    public void record(Caller caller, UUID tenantId, String permission) {
        LOG.infof(
                "A super administrator looks at a tenant by office: user=%s tenant=%s permission=%s",
                caller.userId(), tenantId, permission);
    }
}
