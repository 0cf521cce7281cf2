package io.pteronimbus.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.MessagingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Mailbox mailbox;
    private Postman postman;

    @BeforeEach
    void start() throws IOException {
        mailbox = Mailbox.start(0, 0);
        postman = new Postman(mailbox);
    }

    @AfterEach
    void stop() {
        mailbox.close();
    }

    private JsonNode json(String path) throws Exception {
        var answer = postman.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        return JSON.readTree(answer.body());
    }

    @Test
    void shouldKeepWhateverIsSentToWhomever() throws Exception {
        // given
        var text = "Grüße, 名前! Öffne https://panel.example.org/reset?token=a=b&c=d\n" + "x".repeat(200);

        // when
        postman.send("Alice@Example.org", "Paßwort zurücksetzen 🦖", text, "<p>Grüße, <b>名前</b>!</p>");
        postman.send("bob@example.org", "Other", "Other", "Other");

        // then
        var list = json("/api/mails?to=alice@example.org").get("items");
        assertThat(list).hasSize(1);
        assertThat(list.get(0).get("subject").asText()).isEqualTo("Paßwort zurücksetzen 🦖");
        var mail = json("/api/mails/" + list.get(0).get("id").asText());
        assertThat(mail.get("from").asText()).isEqualTo("pteronimbus@localhost");
        assertThat(mail.get("recipients").get(0).asText()).isEqualTo("Alice@Example.org");
        assertThat(mail.get("text").asText().replace("\r\n", "\n").strip()).isEqualTo(text);
        assertThat(mail.get("html").asText().strip()).isEqualTo("<p>Grüße, <b>名前</b>!</p>");
        assertThat(mailbox.textsTo("bob@example.org")).containsExactly("Other");
        assertThat(json("/api/mails").get("items").get(0).get("subject").asText())
                .isEqualTo("Other");
    }

    @Test
    void shouldTakeAPlusSignInAnAddressAsItIs() throws Exception {
        // given
        postman.send("alice+test@example.org", "Hello", "Hello", "Hello");

        // when
        var plain = json("/api/mails?to=alice+test@example.org").get("items");
        var encoded = json("/api/mails?to=alice%2Btest%40example.org").get("items");

        // then
        assertThat(plain).hasSize(1).isEqualTo(encoded);
    }

    @Test
    void shouldForgetAllWhenAsked() throws Exception {
        // given
        postman.send("alice@example.org", "Hello", "Hello", "Hello");

        // when
        var answer = postman.send(postman.request("/api/mails").DELETE());

        // then
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(json("/api/mails").get("items")).isEmpty();
        assertThat(postman.get("/api/mails/1").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldForgetAllWhenTheButtonIsPressedOnItsOwnPageOnly() throws Exception {
        // given
        postman.send("alice@example.org", "Hello", "Hello", "Hello");
        var press = postman.request("/clear").POST(HttpRequest.BodyPublishers.noBody());

        // when
        var foreignOrigin = postman.send(press.copy().header("Origin", "https://evil.example.org"));
        var foreignSite = postman.send(press.copy().header("Sec-Fetch-Site", "cross-site"));
        var kept = json("/api/mails").get("items").size();
        var own = postman.send(press.copy()
                .header("Origin", "http://127.0.0.1:" + mailbox.httpPort())
                .header("Sec-Fetch-Site", "same-origin"));

        // then
        assertThat(foreignOrigin.statusCode()).isEqualTo(403);
        assertThat(foreignSite.statusCode()).isEqualTo(403);
        assertThat(kept).isEqualTo(1);
        assertThat(own.statusCode()).isEqualTo(303);
        assertThat(json("/api/mails").get("items")).isEmpty();
    }

    @Test
    void shouldAnswerToNoForeignName() throws Exception {
        // given
        var request = "GET /api/mails HTTP/1.1\r\nHost: evil.example.org:" + mailbox.httpPort()
                + "\r\nConnection: close\r\n\r\n";

        // when
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), mailbox.httpPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));

            // then
            assertThat(reader.readLine()).contains(" 421");
        }
    }

    @Test
    void shouldRefuseAMailThatIsTooLargeAndTakeTheNext() throws Exception {
        // when
        assertThatThrownBy(() ->
                        postman.send("alice@example.org", "Large", "x\n".repeat(IncomingMail.LARGEST / 2), "Large"))
                .isInstanceOf(MessagingException.class);
        postman.send("alice@example.org", "Small", "Small", "Small");

        // then
        assertThat(mailbox.textsTo("alice@example.org")).containsExactly("Small");
    }

    @Test
    void shouldBeForThisMachineAlone() throws Exception {
        // given
        var everywhere = InetAddress.ofLiteral("0.0.0.0");

        // then
        assertThatThrownBy(() -> Mailbox.start(everywhere, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(mailbox.address().toString()).isEqualTo("http://localhost:" + mailbox.httpPort());
    }

    @Test
    void shouldSayWhichPortIsTaken() {
        // then
        assertThatThrownBy(() -> Mailbox.start(mailbox.smtpPort(), 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("port " + mailbox.smtpPort());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/mails/99",
                "/mails/x",
                "/mails/1/../../etc/passwd",
                "/%2e%2e/x",
                "/api/mails/1/html"
            })
    void shouldHaveNoOtherPages(String path) throws Exception {
        // when
        var answer = postman.get(path);

        // then
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void shouldRefuseOtherMethods() throws Exception {
        // when
        var put = postman.send(postman.request("/api/mails").PUT(HttpRequest.BodyPublishers.noBody()));
        var delete = postman.send(postman.request("/").DELETE());
        var head = postman.send(postman.request("/health").HEAD());

        // then
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(delete.statusCode()).isEqualTo(405);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(postman.get("/health").body()).isEqualTo("ok");
    }
}
