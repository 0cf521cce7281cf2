package io.pteronimbus.auth.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.auth.mail.Letter;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvitationLetterTest {
    private static final String TOKEN = "t".repeat(43);

    @Test
    void shouldSayWhoInvitesToWhatAndHowLong() {
        // when
        var letter = letter("Nimbus Crew", "Olive");

        // then
        assertThat(letter.to()).isEqualTo("gus@example.test");
        assertThat(letter.subject()).isEqualTo("\"Olive\" invites you to \"Nimbus Crew\"");
        assertThat(letter.text())
                .contains("\n\nhttps://panel.test/invitation#token=" + TOKEN + "\n\n")
                .contains("It is good until 1 December 2026, 09:30 UTC");
    }

    @Test
    void shouldKeepNamesOnOneLineWhateverTheyHold() {
        // when
        var letter = letter("Crew\r\nBcc: all@example.org\r\n\r\nPay now\u2028or else", "Eve\nSubject: x\u202Eevil");

        // then
        assertThat(letter.subject()).doesNotContainPattern("[\\p{Cc}\\u2028\\u202E]");
        assertThat(letter.text().lines().filter(line -> line.contains("Pay now")))
                .hasSize(1);
        assertThat(letter.text().lines()).noneMatch(line -> line.startsWith("Bcc") || line.startsWith("Subject"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example/login, https evil example login",
        "www.evil.example, www evil example",
        "write to eve@evil.example, write to eve evil example",
        "evil。example, evil example",
        "St. Elmo's \"Crew\", St. Elmo's 'Crew'"
    })
    void shouldMakeNoLinkOutOfAName(String name, String shown) {
        // when
        var letter = letter(name, "Olive");

        // then
        assertThat(letter.subject()).isEqualTo("\"Olive\" invites you to \"" + shown + "\"");
        assertThat(letter.text().split("://", -1)).hasSize(2);
    }

    @Test
    void shouldKeepTheSecretOutOfLogs() {
        assertThat(request("Crew", "Olive").toString()).doesNotContain(TOKEN, "gus@");
        assertThat(letter("Crew", "Olive").toString()).doesNotContain(TOKEN, "gus@");
    }

    private static Letter letter(String tenant, String inviter) {
        return InvitationLetter.of(request(tenant, inviter), "gus@example.test", "https://panel.test");
    }

    private static InvitationMailRequest request(String tenant, String inviter) {
        var id = new UUID(1, 2);
        return new InvitationMailRequest(
                "gus@example.test", id, tenant, id, inviter, TOKEN, Instant.parse("2026-12-01T09:30:00Z"));
    }
}
