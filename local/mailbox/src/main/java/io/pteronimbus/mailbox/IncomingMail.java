package io.pteronimbus.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** One mail on its way in: for whomever it is, it is kept. */
final class IncomingMail implements MessageHandler {
    static final int LARGEST = 1 << 20;
    private static final int TOO_LARGE = 552;

    private final MailStore store;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";

    IncomingMail(MailStore store) {
        this.store = store;
    }

    @Override
    public void from(String from) {
        sender = from;
    }

    @Override
    public void recipient(String recipient) {
        recipients.add(recipient);
    }

    @Override
    public @Nullable String data(InputStream data) throws RejectException, IOException {
        var bytes = data.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            // What is left unread would be taken for the next commands.
            data.transferTo(OutputStream.nullOutputStream());
            throw new RejectException(TOO_LARGE, "A mail may have 1 MiB at most");
        }
        store.add(sender, recipients, new RawMail(bytes));
        return null;
    }

    @Override
    public void done() {
        // nothing is held
    }
}
