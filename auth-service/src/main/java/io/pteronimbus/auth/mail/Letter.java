package io.pteronimbus.auth.mail;

/** A mail to one person, as plain text. Links with secrets may be in it. */
public record Letter(String to, String subject, String text) {

    @Override
    public String toString() {
        return "Letter[" + subject + "]";
    }
}
