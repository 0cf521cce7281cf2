package io.pteronimbus.mailbox;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, decoded. A mail that cannot be taken apart is shown as it came.
 *
 * @param text the first part in plain text, empty when there is none
 * @param html the first part in HTML, null when there is none; it may hold anything
 * @param attachments names of the other parts
 */
record MailContent(
        String subject,
        String from,
        String to,
        String text,
        @Nullable String html,
        List<String> attachments) {
    private static final int DEEPEST = 8;
    private static final int MOST_PARTS = 100;
    private static final Session SESSION = Session.getInstance(settings());

    MailContent {
        attachments = List.copyOf(attachments);
    }

    static MailContent of(RawMail raw) {
        try {
            var message = new MimeMessage(SESSION, raw.stream());
            var parts = new Parts();
            parts.read(message, 0);
            return new MailContent(
                    header(message, "Subject"),
                    header(message, "From"),
                    header(message, "To"),
                    parts.text == null ? "" : parts.text,
                    parts.html,
                    parts.attachments);
        } catch (MessagingException | IOException e) {
            var notice = "This mail cannot be taken apart (" + e.getClass().getSimpleName() + "). As it came:\n\n";
            return new MailContent("", "", "", notice + raw.text(), null, List.of());
        }
    }

    private static String header(MimeMessage message, String name) throws MessagingException {
        var raw = message.getHeader(name, ", ");
        if (raw == null) {
            return "";
        }
        var unfolded = MimeUtility.unfold(raw);
        try {
            return MimeUtility.decodeText(unfolded);
        } catch (UnsupportedEncodingException unknown) {
            return unfolded;
        }
    }

    /** Forgiving: people look at mails here because something is wrong with them. */
    private static Properties settings() {
        var settings = new Properties();
        settings.setProperty("mail.mime.allowutf8", "true");
        settings.setProperty("mail.mime.address.strict", "false");
        return settings;
    }

    private static final class Parts {
        private @Nullable String text;
        private @Nullable String html;
        private final List<String> attachments = new ArrayList<>();
        private int seen;

        void read(Part part, int depth) throws MessagingException, IOException {
            if (++seen > MOST_PARTS || depth > DEEPEST) {
                return;
            }
            if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
                attach(part);
            } else if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
                for (var i = 0; i < several.getCount() && seen <= MOST_PARTS; i++) {
                    BodyPart each = several.getBodyPart(i);
                    read(each, depth + 1);
                }
            } else if (part.isMimeType("text/plain") && text == null) {
                text = decoded(part);
            } else if (part.isMimeType("text/html") && html == null) {
                html = decoded(part);
            } else {
                attach(part);
            }
        }

        private void attach(Part part) throws MessagingException {
            var name = part.getFileName();
            attachments.add(name == null ? "(without a name, " + part.getContentType() + ")" : name);
        }

        /** A character set that nobody knows is taken for UTF-8. */
        private static String decoded(Part part) throws MessagingException, IOException {
            try {
                if (part.getContent() instanceof String text) {
                    return text;
                }
            } catch (UnsupportedEncodingException unknown) {
                return bytes(part);
            }
            return bytes(part);
        }

        private static String bytes(Part part) throws MessagingException, IOException {
            try (var stream = part.getInputStream()) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
