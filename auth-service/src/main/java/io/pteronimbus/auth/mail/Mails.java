package io.pteronimbus.auth.mail;

import io.micrometer.core.instrument.MeterRegistry;
import io.pteronimbus.persistence.Backoff;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Sends mails. As a rule in the background: whether there was anybody to write to shows neither in a request's answer nor in
 * its time. A mail that cannot be sent is tried three times then; whoever waits for it can ask for another.
 */
@ApplicationScoped
public class Mails {
    private static final Logger LOG = Logger.getLogger(Mails.class);
    private static final int TRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final ReactiveMailer mailer;
    private final MailConfig config;
    private final MeterRegistry meters;
    private final ThreadPoolExecutor threads;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Mails(ReactiveMailer mailer, MailConfig config, MeterRegistry meters) {
        this.mailer = mailer;
        this.config = config;
        this.meters = meters;
        this.threads = new ThreadPoolExecutor(
                2,
                2,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.waiting()),
                Thread.ofPlatform().name("mail-", 0).daemon().factory());
        this.threads.allowCoreThreadTimeOut(true);
    }

    /** Sends what the writer comes up with, if anything; it runs in the background. Nothing happens when mail is off. */
    public void send(Supplier<Optional<Letter>> writer) {
        if (!config.enabled()) {
            return;
        }
        try {
            threads.execute(() -> writeAndSend(writer));
        } catch (RejectedExecutionException tooMany) {
            LOG.warn("A mail was dropped: too many wait");
            count("dropped");
        }
    }

    /**
     * Sends a mail to somebody whom the caller named, who waits for it: once. Throws 409 {@code conflict} when mail is off, and 503
     * {@code dependency-unavailable} when it was not taken in time.
     */
    public void sendNow(Letter letter) {
        if (!config.enabled()) {
            throw new ProblemException(ProblemType.CONFLICT, "This panel sends no mails.");
        }
        try {
            handOver(letter);
        } catch (RuntimeException e) {
            LOG.warnf("A mail was not sent: %s", e.toString());
            count("failed");
            throw new ProblemException(
                    ProblemType.DEPENDENCY_UNAVAILABLE, "The mail server did not take the mail. Try again later.");
        }
    }

    @PreDestroy
    void stop() {
        stopping.countDown();
        threads.shutdown();
    }

    private void writeAndSend(Supplier<Optional<Letter>> writer) {
        try {
            writer.get().ifPresent(this::sendPatiently);
        } catch (RuntimeException e) {
            LOG.error("A mail was not written", e);
            count("failed");
        }
    }

    private void sendPatiently(Letter letter) {
        var backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, stopping);
        for (var left = TRIES; left > 0; left--) {
            try {
                handOver(letter);
                return;
            } catch (RuntimeException e) {
                LOG.warnf("A mail was not sent, %d tries left: %s", left - 1, e.toString());
            }
            if (left > 1 && backoff.isStoppedMeanwhile()) {
                return;
            }
        }
        count("failed");
    }

    private void handOver(Letter letter) {
        var mail = Mail.withText(letter.to(), letter.subject(), letter.text()).setFrom(config.from());
        // a mail server that says nothing would else keep the thread for good
        mailer.send(mail).await().atMost(config.sendWithin());
        count("sent");
    }

    private void count(String outcome) {
        meters.counter("pteronimbus.mails", "outcome", outcome).increment();
    }
}
