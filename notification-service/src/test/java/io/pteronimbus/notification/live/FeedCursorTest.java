package io.pteronimbus.notification.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedCursorTest {

    @Test
    void shouldReadWhatItWroteWhenPositionsAreAny() {
        // given
        var random = new Random(1);
        var positions = new HashMap<UUID, Long>(Map.of(UUID.randomUUID(), 0L, UUID.randomUUID(), Long.MAX_VALUE));
        for (int i = 0; i < 200; i++) {
            positions.put(UUID.randomUUID(), random.nextLong(1L << (i % 62 + 1)));
        }
        // when
        var cursor = FeedCursor.decode(FeedCursor.encode(positions)).orElseThrow();
        // then
        assertThat(positions)
                .allSatisfy((tenantId, position) ->
                        assertThat(cursor.position(tenantId)).hasValue(position));
        assertThat(cursor.position(UUID.randomUUID())).isEmpty();
    }

    @Test
    void shouldBeShortWhenPersonHasOneTenant() {
        // given
        var positions = Map.of(UUID.randomUUID(), 1_000_000L);
        // when
        var text = FeedCursor.encode(positions);
        // then
        assertThat(text).hasSizeLessThanOrEqualTo(16);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"nonsense", "!", "AQ=", "AQAAAA", "AQAAAAAAAAAA_w", "Ag"})
    void shouldBeNoneWhenTextIsNoCursor(@org.jspecify.annotations.Nullable String text) {
        // given
        var given = text;
        // when
        var cursor = FeedCursor.decode(given);
        // then
        assertThat(cursor).isEmpty();
    }
}
