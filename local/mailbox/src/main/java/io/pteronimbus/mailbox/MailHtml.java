package io.pteronimbus.mailbox;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pages. All that comes from a mail is escaped, but for its HTML, which is shown in a frame that can do nothing. */
final class MailHtml {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"'\\p{Cntrl}]{1,2000}");
    private static final Pattern LINK_END = Pattern.compile("[.,;:!?)\\]]+$");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.systemDefault());

    private MailHtml() {}

    static String list(List<Mail> mails) {
        var rows = mails.stream().map(MailHtml::row).collect(Collectors.joining("\n"));
        var body = mails.isEmpty() ? """
                  <p class="empty">No mail yet. Whatever this Pteronimbus sends turns up here.</p>
                  """ : """
                  <ul class="mails">
                  %s
                  </ul>
                  <form method="post" action="/clear"><button type="submit">Delete all</button></form>
                  """.formatted(rows);
        return page("Mailbox", """
                <div class="bar"><h1>Mailbox</h1><a class="button" href="/">Reload</a></div>
                %s""".formatted(body));
    }

    static String mail(Mail mail) {
        var content = mail.content();
        var frame = content.html() == null ? "" : """
                  <h2>As HTML</h2>
                  <iframe title="The mail as HTML" src="/mails/%d/html" referrerpolicy="no-referrer"
                    sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
                  """.formatted(mail.id());
        var text = content.text().isEmpty() ? "" : """
                  <h2>As text</h2>
                  <pre>%s</pre>
                  """.formatted(linked(content.text()));
        var attachments =
                content.attachments().isEmpty() ? "" : field("Attachments", String.join(", ", content.attachments()));
        return page(title(content), """
                <p><a href="/">All mails</a></p>
                <h1>%s</h1>
                <dl>
                %s
                </dl>
                %s%s""".formatted(
                        escaped(title(content)),
                        field("From", content.from().isEmpty() ? mail.sender() : content.from())
                                + field("To", String.join(", ", mail.recipients()))
                                + field("Received", TIME.format(mail.receivedAt()))
                                + attachments,
                        text,
                        frame));
    }

    /** A mail's own HTML, whose links open in a tab of their own. */
    static String framed(String html) {
        return "<!doctype html><base target=\"_blank\">" + html;
    }

    private static String row(Mail mail) {
        var content = mail.content();
        return """
                <li><a href="/mails/%d"><strong>%s</strong>
                <span>To %s</span> <time datetime="%s">%s</time></a></li>""".formatted(
                        mail.id(),
                        escaped(title(content)),
                        escaped(String.join(", ", mail.recipients())),
                        mail.receivedAt(),
                        TIME.format(mail.receivedAt()));
    }

    private static String title(MailContent content) {
        return content.subject().isBlank() ? "(no subject)" : content.subject();
    }

    private static String field(String name, String value) {
        return "<dt>" + name + "</dt><dd>" + escaped(value) + "</dd>\n";
    }

    private static String page(String title, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s - Pteronimbus mailbox</title>
                <link rel="stylesheet" href="/style.css">
                </head>
                <body>
                <header><p>Local mailbox: nothing here left this machine</p></header>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(escaped(title), body);
    }

    /** Text with its web addresses made links; other kinds of addresses, such as javascript:, stay text. */
    static String linked(String text) {
        var out = new StringBuilder();
        var matcher = LINK.matcher(text);
        var at = 0;
        while (matcher.find()) {
            var address = LINK_END.matcher(matcher.group()).replaceFirst("");
            out.append(escaped(text.substring(at, matcher.start())));
            out.append("<a href=\"%s\" target=\"_blank\" rel=\"noopener noreferrer\">%s</a>"
                    .formatted(escaped(address), escaped(address)));
            at = matcher.start() + address.length();
        }
        return out.append(escaped(text.substring(at))).toString();
    }

    static String escaped(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
