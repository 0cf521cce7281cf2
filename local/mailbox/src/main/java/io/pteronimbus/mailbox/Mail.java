package io.pteronimbus.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A mail as it came in.
 *
 * @param id counts up from 1
 * @param sender as the sending program said, empty when it named none; what people read is in the mail's own header
 * @param recipients as the sending program said
 * @param raw the mail itself, at most 1 MiB; nobody changes it
 */
record Mail(long id, Instant receivedAt, String sender, List<String> recipients, RawMail raw) {
    Mail {
        recipients = List.copyOf(recipients);
    }

    boolean isTo(String address) {
        var wanted = address.strip().toLowerCase(Locale.ROOT);
        return recipients.stream()
                .anyMatch(recipient -> recipient.toLowerCase(Locale.ROOT).equals(wanted));
    }

    /** Reads it anew each time: what is kept is the mail alone. */
    MailContent content() {
        return MailContent.of(raw);
    }
}
