package io.pteronimbus.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailPagesTest {
    private static final String ATTACK = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>";

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

    @Test
    void shouldSayThatNothingLeftThisMachine() throws Exception {
        // when
        var page = postman.get("/");

        // then
        assertThat(page.body())
                .contains("Local mailbox: nothing here left this machine", "No mail yet", "lang=\"en\"")
                .doesNotContain("<script", "http://", "https://");
        assertThat(postman.get("/style.css").body()).contains("prefers-color-scheme: dark");
    }

    @Test
    void shouldEscapeAllThatComesFromAMail() throws Exception {
        // given
        postman.sendRaw(
                "alice@example.org",
                "From: " + ATTACK + " <a@example.org>\nTo: " + ATTACK + "\nSubject: " + ATTACK
                        + "\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n" + ATTACK
                        + " https://example.org/\"><script>alert(3)</script> javascript:alert(4)\n--b\n"
                        + "Content-Type: application/x\nContent-Disposition: attachment; filename=\"<script>.txt\"\n\n"
                        + "x\n--b--\n");

        // when
        var list = postman.get("/").body();
        var mail = postman.get("/mails/1").body();

        // then
        assertThat(list + mail)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;script&gt;.txt")
                .contains("<a href=\"https://example.org/\" target=\"_blank\" rel=\"noopener noreferrer\">")
                .doesNotContain("<script", "<img", "href=\"javascript:");
    }

    @Test
    void shouldShowHtmlInAFrameThatCanDoNothing() throws Exception {
        // given
        postman.send("alice@example.org", "Hello", "Hello", "<p>Hello</p>" + ATTACK);

        // when
        var page = postman.get("/mails/1");
        var frame = postman.get("/mails/1/html");

        // then
        assertThat(page.body())
                .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"", "src=\"/mails/1/html\"")
                .doesNotContain("<script", "allow-scripts", "allow-same-origin");
        assertThat(policy(page))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(frame.body()).contains("<base target=\"_blank\">", "<p>Hello</p>");
        assertThat(policy(frame))
                .contains("sandbox allow-popups", "default-src 'none'", "form-action 'none'")
                .doesNotContain("script-src", "allow-scripts", "allow-same-origin", "http");
        assertThat(frame.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(frame.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing", "/api/mails", "/style.css", "/health"})
    void shouldSendItsPolicyWithEveryAnswer(String path) throws Exception {
        // when
        var answer = postman.get(path);

        // then
        assertThat(policy(answer)).startsWith("default-src 'none'").doesNotContain("script");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "see https://a.example/x?y=1&z=2., https://a.example/x?y=1&amp;z=2",
        "(http://localhost:8080/reset#t=abc_-), http://localhost:8080/reset#t=abc_-",
        "<https://a.example/>, https://a.example/"
    })
    void shouldMakeWebAddressesLinks(String text, String link) {
        // when
        var html = MailHtml.linked(text);

        // then
        assertThat(html)
                .contains("<a href=\"" + link + "\" target=\"_blank\" rel=\"noopener noreferrer\">" + link + "</a>");
    }

    private static String policy(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Security-Policy").orElse("");
    }
}
