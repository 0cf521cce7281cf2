package io.pteronimbus.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {
    private final PasswordHasher hasher = new PasswordHasher(new Costs(256, 1, 1, 2));

    private record Costs(int memoryKib, int iterations, int concurrency, int waiting) implements PasswordConfig {}

    @AfterEach
    void stop() {
        hasher.stop();
    }

    @Test
    void shouldKnowThePasswordAgainWhenHashed() {
        // given
        var hash = hasher.hash("ten letters");

        // when
        var right = hasher.matches("ten letters", hash);
        var wrong = hasher.matches("other words", hash);

        // then
        assertThat(right).isTrue();
        assertThat(wrong).isFalse();
        assertThat(hasher.hash("ten letters")).isNotEqualTo(hash);
    }

    @Test
    void shouldSayNoWhenThereIsNoHash() {
        // when
        var matches = hasher.matches("ten letters", null);

        // then
        assertThat(matches).isFalse();
    }

    @Test
    void shouldWantANewHashWhenCostsHaveChanged() {
        // given
        var dearer = new PasswordHasher(new Costs(512, 2, 1, 2));

        // when
        var outdated = dearer.isOutdated(hasher.hash("ten letters"));

        // then
        assertThat(outdated).isTrue();
        assertThat(hasher.isOutdated(hasher.hash("ten letters"))).isFalse();
        dearer.stop();
    }

    @Test
    void shouldTurnPeopleAwayWhenTooManyWait() throws Exception {
        // given
        var slow = new PasswordHasher(new Costs(65_536, 2, 1, 2));
        Callable<@Nullable Throwable> hash = () -> catchThrowable(() -> slow.hash("ten letters"));

        // when
        var failures = new ArrayList<Throwable>();
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (var done : threads.invokeAll(Collections.nCopies(12, hash))) {
                if (done.get() != null) {
                    failures.add(Objects.requireNonNull(done.get()));
                }
            }
        }

        // then
        assertThat(failures)
                .hasSizeBetween(1, 11)
                .allMatch(failure -> failure instanceof ProblemException problem
                        && problem.problemType() == ProblemType.DEPENDENCY_UNAVAILABLE);
        slow.stop();
    }
}
