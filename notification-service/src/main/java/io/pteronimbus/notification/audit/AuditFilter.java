package io.pteronimbus.notification.audit;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which entries of the audit log are wanted; what is absent does not narrow. */
public final class AuditFilter {
    @QueryParam("actor")
    @Size(max = 200)
    @Parameter(description = "Id or name of who did it")
    @Nullable
    String actor;

    @QueryParam("action")
    @Size(max = 100)
    @Parameter(description = "As server:start, or server: for all that concerns servers")
    @Nullable
    String action;

    @QueryParam("target")
    @Size(max = 200)
    @Parameter(description = "Id or name of what it was done to")
    @Nullable
    String target;

    @QueryParam("from")
    @Size(max = 40)
    @Parameter(description = "Not before this time, ISO-8601 in UTC")
    @Nullable
    String from;

    @QueryParam("to")
    @Size(max = 40)
    @Parameter(description = "Before this time, ISO-8601 in UTC")
    @Nullable
    String to;

    AuditCriteria narrow(AuditCriteria all) {
        return all.actor(actor).action(action).target(target).from(from).to(to);
    }
}
