package io.pteronimbus.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.auth.key.SigningKey.State;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KeyRotationTest {
    private final KeyRotation rotation;
    private final KeyService keys;
    private final SigningKeyRepository repository;
    private final Clock clock;

    KeyRotationTest(KeyRotation rotation, KeyService keys, SigningKeyRepository repository, Clock clock) {
        this.rotation = rotation;
        this.keys = keys;
        this.repository = repository;
        this.clock = clock;
    }

    @BeforeEach
    void keepTheActiveKeyAlone() {
        QuarkusTransaction.requiringNew().run(() -> repository.delete("state <> ?1", State.ACTIVE));
        age(State.ACTIVE, Duration.ZERO);
    }

    @Test
    void shouldLeaveAYoungKeyWhenLooking() {
        // given
        var before = kids();

        // when
        rotation.rotate();

        // then
        assertThat(kids()).isEqualTo(before);
    }

    @Test
    void shouldPublishTheNextBeforeItSignsWhenTheKeyIsOld() {
        // given
        var active = kids().getFirst();
        age(State.ACTIVE, Duration.ofDays(30));

        // when
        rotation.rotate();
        rotation.rotate();

        // then
        assertThat(kids()).hasSize(2).contains(active);
        assertThat(in(State.ACTIVE)).isEqualTo(active);
        assertThat(QuarkusTransaction.requiringNew().call(() -> repository.published(clock.instant())).stream()
                        .map(SigningKey::kid))
                .hasSize(2);
        assertThat(keys.ringFor(in(State.NEXT)).activeKid()).isEqualTo(active);
    }

    @Test
    void shouldChangeTheSignerWhenTheNextHasBeenPublishedLongEnough() {
        // given
        var active = in(State.ACTIVE);
        age(State.ACTIVE, Duration.ofDays(30));
        rotation.rotate();
        var next = in(State.NEXT);
        age(State.NEXT, Duration.ofHours(1));

        // when
        rotation.rotate();

        // then
        assertThat(in(State.ACTIVE)).isEqualTo(next);
        assertThat(in(State.RETIRED)).isEqualTo(active);
        assertThat(keys.ringFor(next).knows(active)).isTrue();
    }

    @Test
    void shouldForgetARetiredKeyWhenNothingItSignedIsGoodAnyMore() {
        // given
        QuarkusTransaction.requiringNew().run(() -> {
            var old = keys.generate(State.NEXT);
            old.retire(clock.instant().minus(Duration.ofMinutes(62)));
            repository.persist(old);
            var recent = keys.generate(State.NEXT);
            recent.retire(clock.instant().minus(Duration.ofMinutes(58)));
            repository.persist(recent);
        });

        // when
        rotation.rotate();

        // then
        assertThat(QuarkusTransaction.requiringNew().call(() -> repository.count("state", State.RETIRED)))
                .isEqualTo(1);
    }

    private void age(State state, Duration by) {
        QuarkusTransaction.requiringNew()
                .run(() -> repository.update(
                        "createdAt = ?1 where state = ?2", clock.instant().minus(by), state));
    }

    private String in(State state) {
        return QuarkusTransaction.requiringNew()
                .call(() -> repository.in(state).orElseThrow().kid());
    }

    private List<String> kids() {
        return QuarkusTransaction.requiringNew()
                .call(() -> repository.listAll().stream().map(SigningKey::kid).toList());
    }
}
