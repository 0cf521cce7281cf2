package io.pteronimbus.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.auth.seal.Seal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KeyServiceTest {
    private final KeyService keys;
    private final SigningKeyRepository repository;
    private final Seal seal;
    private final Clock clock;

    KeyServiceTest(KeyService keys, SigningKeyRepository repository, Seal seal, Clock clock) {
        this.keys = keys;
        this.repository = repository;
        this.seal = seal;
        this.clock = clock;
    }

    @Test
    void shouldMakeOneKeyWhenManyReplicasStartAtOnce() throws Exception {
        // given
        QuarkusTransaction.requiringNew().run(() -> repository.listAll().forEach(key -> key.retire(clock.instant())));
        Callable<Boolean> start = () -> {
            keys.ensureActive();
            return true;
        };

        // when
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var started : threads.invokeAll(Collections.nCopies(6, start))) {
                assertThat(started.get()).isTrue();
            }
        }

        // then
        var active = QuarkusTransaction.requiringNew().call(() -> repository.count("state", SigningKey.State.ACTIVE));
        assertThat(active).isEqualTo(1);
    }

    @Test
    void shouldGoOnPublishingWhenAKeyWasJustRetired() {
        // given
        var before = keys.ring().activeKid();
        QuarkusTransaction.requiringNew()
                .run(() -> repository.findByIdOptional(before).orElseThrow().retire(clock.instant()));
        keys.ensureActive();

        // when
        var published = QuarkusTransaction.requiringNew()
                .call(() -> repository.published(clock.instant().minusSeconds(60)));

        // then
        assertThat(published).extracting(SigningKey::kid).contains(before).hasSizeGreaterThan(1);
        assertThat(keys.ringFor(published.getLast().kid()).published()).isNotEmpty();
    }

    @Test
    void shouldKeepThePrivateHalfUnreadableWhenStored() {
        // when
        var stored = QuarkusTransaction.requiringNew().call(repository::listAll);

        // then
        assertThat(stored).isNotEmpty().allSatisfy(key -> {
            assertThat(key.publicJwk()).doesNotContain("\"d\"");
            assertThat(new String(key.sealedPrivateJwk(), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("\"d\"", "kty");
            assertThat(seal.open(key.kid(), key.sealedPrivateJwk())).contains("\"d\"");
        });
    }
}
