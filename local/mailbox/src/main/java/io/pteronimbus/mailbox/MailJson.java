package io.pteronimbus.mailbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Mails for programs. */
final class MailJson {
    private static final JsonFactory JSON = new JsonFactory();

    private MailJson() {}

    private interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** Without their texts. */
    static String list(List<Mail> mails) {
        return written(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (var mail : mails) {
                json.writeStartObject();
                head(json, mail, mail.content());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    static String one(Mail mail) {
        var content = mail.content();
        return written(json -> {
            json.writeStartObject();
            head(json, mail, content);
            json.writeStringField("text", content.text());
            json.writeStringField("html", content.html());
            strings(json, "attachments", content.attachments());
            json.writeEndObject();
        });
    }

    private static void head(JsonGenerator json, Mail mail, MailContent content) throws IOException {
        json.writeStringField("id", Long.toString(mail.id()));
        json.writeStringField("receivedAt", mail.receivedAt().toString());
        json.writeStringField("sender", mail.sender());
        strings(json, "recipients", mail.recipients());
        json.writeStringField("from", content.from());
        json.writeStringField("to", content.to());
        json.writeStringField("subject", content.subject());
        json.writeNumberField("size", mail.raw().size());
    }

    private static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (var value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static String written(Content content) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            content.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException("text can always be written to memory", e);
        }
        return text.toString();
    }
}
