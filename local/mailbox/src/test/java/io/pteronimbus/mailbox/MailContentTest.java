package io.pteronimbus.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailContentTest {

    private static MailContent read(String raw) {
        return MailContent.of(new RawMail(raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void shouldDecodeWhatMailersEncode() {
        // when
        var content = read(
                "Subject: =?UTF-8?Q?Pa=C3=9Fwort?=\n =?UTF-8?B?IPCfppY=?=\nFrom: =?iso-8859-1?Q?J=F6rg?= <j@example.org>\n"
                        + "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
                        + "Gr=FC=DFe, eine lange Zei=\nle\n");

        // then
        assertThat(content.subject()).isEqualTo("Paßwort 🦖");
        assertThat(content.from()).isEqualTo("Jörg <j@example.org>");
        assertThat(content.text()).isEqualTo("Grüße, eine lange Zeile\r\n");
        assertThat(content.html()).isNull();
    }

    @Test
    void shouldDecodeBase64InNestedParts() {
        // when
        var content = read(
                "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/alternative; boundary=b\n\n"
                        + "--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nR3LDvMOfZQ==\n"
                        + "--b\nContent-Type: text/html; charset=utf-8\n\n<p>Grüße</p>\n--b--\n"
                        + "--a\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nno\n"
                        + "--a\nContent-Type: image/png\n\nno\n--a--\n");

        // then
        assertThat(content.text()).isEqualTo("Grüße");
        assertThat(content.html()).isEqualTo("<p>Grüße</p>");
        assertThat(content.attachments()).containsExactly("a.txt", "(without a name, image/png)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no header at all",
                "\n\nbody",
                "Content-Type: text/plain; charset=nonsense\n\nbody",
                "Content-Type: nonsense\n\nbody",
                "Content-Type: multipart/mixed\n\nbody",
                "Content-Type: multipart/mixed; boundary=x\n\nbody",
                "Content-Type: text/plain\nContent-Transfer-Encoding: nonsense\n\nbody",
                "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!!",
                "Subject: =?nonsense?Q?x?=\n\nbody",
                "Content-Type: message/rfc822\n\nSubject: inner\n\nbody"
            })
    void shouldShowSomethingWhateverComes(String raw) {
        // when
        var content = read(raw);

        // then
        assertThat(content.text()).isNotNull();
    }

    @Test
    void shouldNotGoDownForEver() {
        // given
        var raw = new StringBuilder();
        IntStream.range(0, 2000)
                .forEach(i -> raw.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i)));

        // when
        var content = read(raw + "Content-Type: text/plain\n\ndeep\n");

        // then
        assertThat(content.text()).doesNotContain("deep");
    }
}
