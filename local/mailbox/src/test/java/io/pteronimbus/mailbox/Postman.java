package io.pteronimbus.mailbox;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Sends mails as a program does, and reads pages as a browser does. */
final class Postman {
    private final HttpClient browser = HttpClient.newHttpClient();
    private final Mailbox mailbox;
    private final Session session;

    Postman(Mailbox mailbox) {
        this.mailbox = mailbox;
        var settings = new Properties();
        settings.setProperty("mail.smtp.host", "127.0.0.1");
        settings.setProperty("mail.smtp.port", Integer.toString(mailbox.smtpPort()));
        settings.setProperty("mail.smtp.from", "sender@example.org"); // of raw mails, whose own header may be anything
        settings.setProperty("mail.smtp.connectiontimeout", "5000");
        settings.setProperty("mail.smtp.timeout", "10000");
        this.session = Session.getInstance(settings);
    }

    /** In both forms, with the characters that a real mailer encodes. */
    void send(String to, String subject, String text, String html) throws MessagingException {
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress("pteronimbus@localhost"));
        message.setRecipients(Message.RecipientType.TO, to);
        message.setSubject(subject, "UTF-8");
        var body = new MimeMultipart("alternative");
        var plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        body.addBodyPart(plain);
        var rich = new MimeBodyPart();
        rich.setText(html, "UTF-8", "html");
        body.addBodyPart(rich);
        message.setContent(body);
        Transport.send(message);
    }

    /** As it stands; lines may end in a single line feed. */
    void sendRaw(String to, String raw) throws MessagingException {
        var bytes = raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        var message = new MimeMessage(session, new ByteArrayInputStream(bytes));
        Transport.send(message, InternetAddress.parse(to));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + mailbox.httpPort() + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
