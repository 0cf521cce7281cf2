package io.pteronimbus.auth.provider;

import io.pteronimbus.auth.session.Method;
import io.pteronimbus.auth.signin.SignInMetrics;
import io.pteronimbus.events.Actor;
import io.pteronimbus.events.AuditEntry.Outcome;
import io.pteronimbus.events.AuditEntry.Target;
import io.pteronimbus.persistence.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps that somebody came back from a provider and got no further. */
@ApplicationScoped
class FailedReturns {
    private final Audit audit;
    private final SignInMetrics metrics;

    FailedReturns(Audit audit, SignInMetrics metrics) {
        this.audit = audit;
        this.metrics = metrics;
    }

    void keep(Method provider, Flow flow, ProviderProblem problem) {
        var outcome = problem == ProviderProblem.PROVIDER_UNAVAILABLE ? Outcome.FAILED : Outcome.DENIED;
        var action = flow.isLinking() ? "identity:link-" + provider.text() : "auth:login";
        audit.failure(
                Actor.stranger(),
                null,
                action,
                target(flow.linkTo()),
                outcome,
                provider.text() + ": " + problem.code());
        if (!flow.isLinking() && outcome == Outcome.DENIED) {
            metrics.count(SignInMetrics.Outcome.DENIED);
        }
    }

    private static Target target(@Nullable UUID account) {
        return new Target("user", account == null ? "unknown" : account.toString(), null);
    }
}
