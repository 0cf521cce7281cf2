package io.pteronimbus.gameserver.cluster;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.Sha256;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Gives a controller its credential for a token. */
@ApplicationScoped
class Joining {
    private static final Logger LOG = Logger.getLogger(Joining.class);

    private final ClusterRepository clusters;
    private final ClusterEvents events;
    private final Event<ClusterChanged> changed;
    private final Clock clock;

    Joining(ClusterRepository clusters, ClusterEvents events, Event<ClusterChanged> changed, Clock clock) {
        this.clusters = clusters;
        this.events = events;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * Uses the token up. From then on nothing else lets that cluster's controller in. Throws 401 {@code enrolment-refused} for a token that
     * is not good, whatever the reason, and 409 for one of another cluster, which stays good.
     */
    Joined join(JoinRequest request) {
        // what was refused is to be in the audit log, so it is thrown only when that is committed
        Supplier<Joined> outcome = QuarkusTransaction.requiringNew().call(() -> tryJoin(request));
        return outcome.get();
    }

    private Supplier<Joined> tryJoin(JoinRequest request) {
        var now = clock.instant();
        var enrolment = clusters.lockEnrolment(Sha256.hex(request.token())).orElse(null);
        if (enrolment == null) {
            LOG.infof("Enrolment refused: the token is none");
            return Joining::refused;
        }
        var fault = enrolment.fault(now);
        if (fault != null) {
            LOG.warnf("Enrolment refused: cluster=%s reason=%s", enrolment.cluster, fault);
            events.refused(enrolment.cluster, fault);
            return Joining::refused;
        }
        if (!enrolment.cluster.equals(request.cluster())) {
            var cluster = enrolment.cluster;
            return () -> {
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        "The token is for the cluster " + cluster + ". Configure the controller with that name.");
            };
        }
        enrolment.use(now);
        var credential = LinkSecret.credential();
        clusters.lock(enrolment.cluster).orElseThrow().join(credential.hash());
        events.joined(enrolment.cluster);
        changed.fire(new ClusterChanged(enrolment.cluster, true));
        LOG.infof("Controller enrolled: cluster=%s", enrolment.cluster);
        var joined = new Joined(enrolment.cluster, credential.text());
        return () -> joined;
    }

    private static Joined refused() {
        throw new ProblemException(
                ProblemType.ENROLMENT_REFUSED,
                "The token is unknown, was used before, or ran out. A super administrator can make another.");
    }
}
