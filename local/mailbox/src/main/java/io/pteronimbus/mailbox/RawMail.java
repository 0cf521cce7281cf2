package io.pteronimbus.mailbox;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The bytes of a mail, which nobody changes. */
final class RawMail {
    private final byte[] bytes;

    RawMail(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    int size() {
        return bytes.length;
    }

    InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    /** For mails that cannot be taken apart. */
    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
