package io.pteronimbus.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

class OutageTest {

    @Test
    void shouldBeSeenWhenItLiesDeepAmongTheCauses() {
        assertThat(Outage.isBehind(new IllegalStateException(new RuntimeException(new ConnectException("refused")))))
                .isTrue();
        assertThat(Outage.isBehind(new RuntimeException(new SQLTransientConnectionException("lost"))))
                .isTrue();
        // as the connection pool says it
        assertThat(Outage.isBehind(new RuntimeException(new SQLException("Sorry, acquisition timeout!"))))
                .isTrue();
    }

    @Test
    void shouldNotBeSeenWhenTheFaultIsOurs() {
        assertThat(Outage.isBehind(new IllegalStateException("bug"))).isFalse();
        assertThat(Outage.isBehind(new IOException("disk full"))).isFalse();
    }

    @Test
    void shouldEndWhenTheCausesFormARing() {
        // given
        var one = new RuntimeException("one");
        one.initCause(new RuntimeException("two", one));

        // then
        assertThat(Outage.isBehind(one)).isFalse();
    }
}
