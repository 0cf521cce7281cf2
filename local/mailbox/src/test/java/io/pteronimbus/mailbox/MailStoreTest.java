package io.pteronimbus.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailStoreTest {
    private final MailStore store = new MailStore(Clock.systemUTC());

    @Test
    void shouldForgetTheOldestWhenThereAreTooMany() {
        // when
        for (var i = 0; i < MailStore.MOST_MAILS + 5; i++) {
            store.add("", List.of("a@example.org"), new RawMail(new byte[10]));
        }

        // then
        assertThat(store.all()).hasSize(MailStore.MOST_MAILS);
        assertThat(store.all().getFirst().id()).isEqualTo(MailStore.MOST_MAILS + 5);
        assertThat(store.find(5)).isEmpty();
        assertThat(store.find(6)).isPresent();
    }

    @Test
    void shouldForgetTheOldestWhenTheyAreTooLargeTogether() {
        // when
        for (var i = 0; i < 20; i++) {
            store.add("", List.of("a@example.org"), new RawMail(new byte[1 << 20]));
        }

        // then
        assertThat(store.all()).hasSize(8);
        store.clear();
        store.add("", List.of(), new RawMail(new byte[1 << 20]));
        assertThat(store.all()).hasSize(1);
    }
}
