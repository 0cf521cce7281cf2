package io.pteronimbus.persistence.intake;

import io.pteronimbus.persistence.Backoff;
import io.pteronimbus.platform.problem.Outage;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes a message, for sure and to an end: acknowledged when it is done, given to the dead letters when the database says that it
 * can never be or when it cannot be read, and tried again for as long as it takes when something is away. Whatever else goes wrong is
 * tried ten times within 22 seconds, so that one message cannot hold up all that follow. When the service stops meanwhile, the message
 * is neither and comes again.
 */
@ApplicationScoped
public class Delivery {
    private static final Logger LOG = Logger.getLogger(Delivery.class);
    private static final int TRIES = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Duration firstPause;

    Delivery() {
        this(FIRST_PAUSE);
    }

    Delivery(Duration firstPause) {
        this.firstPause = firstPause;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    /** Does the work in the calling thread. */
    public CompletionStage<Void> take(Message<byte[]> message, Runnable work) {
        return take(message, TRIES, work);
    }

    /** The same, but what goes wrong is tried just so often: three times are over within 0.3 seconds. For what others make good soon. */
    public CompletionStage<Void> take(Message<byte[]> message, int tries, Runnable work) {
        var backoff = new Backoff(firstPause, LONGEST_PAUSE, stopping);
        for (var attempt = 1; ; attempt++) {
            try {
                work.run();
                return message.ack();
            } catch (RuntimeException e) {
                if (isHopeless(e) || (attempt >= tries && !mayPass(e))) {
                    LOG.errorf(e, "Event given up");
                    return message.nack(e);
                }
                LOG.warnf("Event not taken, again in %d ms: %s", backoff.next().toMillis(), e.toString());
                if (backoff.isStoppedMeanwhile()) {
                    return new CompletableFuture<>();
                }
            }
        }
    }

    /** It makes no sense, or the database takes exception to what is in it: data (class 22), constraints (23) or its size (54). */
    private static boolean isHopeless(RuntimeException failure) {
        return Outage.causes(failure)
                .anyMatch(cause -> cause instanceof UnreadableEventException
                        || (cause instanceof SQLException sql && isAboutData(sql.getSQLState())));
    }

    /** Something is away, full or busy. */
    private static boolean mayPass(RuntimeException failure) {
        return Outage.isBehind(failure)
                || Outage.causes(failure)
                        .anyMatch(cause -> cause instanceof NotNowException || cause instanceof SQLException);
    }

    private static boolean isAboutData(@Nullable String state) {
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }
}
