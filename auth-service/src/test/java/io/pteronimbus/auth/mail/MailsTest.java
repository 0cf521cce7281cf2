package io.pteronimbus.auth.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pteronimbus.auth.support.Settings;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailsTest {
    private static final Letter LETTER = new Letter("a@example.test", "Subject", "with a secret");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> tried = new CopyOnWriteArrayList<>();
    private boolean answers = true;
    private @Nullable Mails mails;

    @AfterEach
    void stop() {
        if (mails != null) {
            mails.stop();
        }
    }

    @Test
    void shouldTroubleNobodyWhenTheMailServerIsAway() {
        // given
        var mails = mails(Map.of(), mail -> {
            throw new IllegalStateException("connection refused");
        });

        // when
        mails.send(() -> Optional.of(LETTER));

        // then
        await().atMost(Duration.ofSeconds(20)).until(() -> count("failed") == 1);
        assertThat(tried).containsExactly("Subject", "Subject", "Subject");
        assertThat(count("sent")).isZero();
    }

    @Test
    void shouldSendInTheEndWhenTheMailServerComesBack() {
        // given
        var calls = new AtomicInteger();
        var mails = mails(Map.of(), mail -> {
            if (calls.incrementAndGet() < 2) {
                throw new IllegalStateException("connection refused");
            }
        });

        // when
        mails.send(() -> Optional.of(LETTER));

        // then
        await().atMost(Duration.ofSeconds(20)).until(() -> count("sent") == 1);
        assertThat(tried).hasSize(2);
    }

    @Test
    void shouldGoOnWhenAMailCannotBeWritten() {
        // given
        var mails = mails(Map.of(), mail -> {});
        mails.send(() -> {
            throw new IllegalStateException("the database is away");
        });

        // when
        mails.send(() -> Optional.of(LETTER));

        // then
        await().atMost(Duration.ofSeconds(20)).until(() -> count("sent") == 1 && count("failed") == 1);
    }

    @Test
    void shouldDropMailsWhenTooManyWait() {
        // given
        var hold = new CountDownLatch(1);
        var mails = mails(Map.of("pteronimbus.auth.mail.waiting", "2"), mail -> {});
        for (var i = 0; i < 4; i++) {
            mails.send(() -> {
                awaitQuietly(hold);
                return Optional.of(LETTER);
            });
        }

        // when
        mails.send(() -> Optional.of(LETTER));

        // then
        assertThat(count("dropped")).isEqualTo(1);
        hold.countDown();
        await().atMost(Duration.ofSeconds(20)).until(() -> count("sent") == 4);
    }

    @Test
    void shouldWriteNothingWhenMailIsOff() {
        // given
        var mails = mails(Map.of("pteronimbus.auth.mail.enabled", "false"), mail -> {});
        var written = new AtomicInteger();

        // when
        mails.send(() -> {
            written.incrementAndGet();
            return Optional.of(LETTER);
        });
        mails.stop();

        // then
        assertThat(written).hasValue(0);
        assertThat(tried).isEmpty();
    }

    @Test
    void shouldTellWhoWaitsWhenTheMailServerIsAway() {
        // given
        var mails = mails(Map.of(), mail -> {
            throw new IllegalStateException("connection refused");
        });

        // when, then
        assertThatThrownBy(() -> mails.sendNow(LETTER)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.problemType()).isEqualTo(ProblemType.DEPENDENCY_UNAVAILABLE);
            assertThat(problem.getDetail()).doesNotContain("refused", "secret");
        });
        assertThat(tried).hasSize(1);
        assertThat(count("failed")).isEqualTo(1);
    }

    @Test
    void shouldNotWaitForEverWhenTheMailServerSaysNothing() {
        // given
        answers = false;
        var mails = mails(Map.of("pteronimbus.auth.mail.send-within", "PT0.2S"), mail -> {});

        // when, then
        assertThatThrownBy(() -> mails.sendNow(LETTER)).isInstanceOf(ProblemException.class);
    }

    @Test
    void shouldTellWhoWaitsWhenMailIsOff() {
        // given
        var mails = mails(Map.of("pteronimbus.auth.mail.enabled", "false"), mail -> {});

        // when, then
        assertThatThrownBy(() -> mails.sendNow(LETTER))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problemType()).isEqualTo(ProblemType.CONFLICT));
        assertThat(tried).isEmpty();
    }

    private interface Server {
        void take(Mail mail);
    }

    private Mails mails(Map<String, String> settings, Server server) {
        var given = new HashMap<>(settings);
        given.putIfAbsent("pteronimbus.auth.mail.enabled", "true");
        var config = Settings.of(MailConfig.class, given);
        ReactiveMailer mailer = all -> Uni.createFrom().emitter(emitter -> {
            for (var mail : all) {
                tried.add(mail.getSubject());
                server.take(mail);
            }
            if (answers) {
                emitter.complete(null);
            }
        });
        var made = new Mails(mailer, config, meters);
        mails = made;
        return made;
    }

    private double count(String outcome) {
        var counter = meters.find("pteronimbus.mails").tag("outcome", outcome).counter();
        return counter == null ? 0 : counter.count();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
