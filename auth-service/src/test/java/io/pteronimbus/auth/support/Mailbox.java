package io.pteronimbus.auth.support;

import io.quarkus.arc.Arc;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** What came by mail. */
public final class Mailbox {
    public static final String VERIFY = "Confirm your e-mail address";
    public static final String REGISTER = "Complete your registration";
    public static final String HAS_ACCOUNT = "You have an account already";
    public static final String RESET = "Set a new password";
    public static final String PASSWORD_CHANGED = "The password of your account was changed";
    public static final String EMAIL_CHANGED = "The e-mail address of your account was changed";

    private static final Pattern LINK = Pattern.compile("(http\\S+)#token=([A-Za-z0-9_-]+)");

    private Mailbox() {}

    /** All of that subject that went to the address by now, the oldest first. */
    public static List<Mail> sent(String email, String subject) {
        return Arc.container().instance(MockMailbox.class).get().getMailsSentTo(email).stream()
                .filter(mail -> subject.equals(mail.getSubject()))
                .toList();
    }

    /** Waits until that many of that subject went to the address, and returns the last. */
    public static Mail await(String email, String subject, int count) {
        Awaitility.await(subject)
                .atMost(Duration.ofSeconds(20))
                .until(() -> sent(email, subject).size() >= count);
        return sent(email, subject).get(count - 1);
    }

    public static Mail await(String email, String subject) {
        return await(email, subject, 1);
    }

    /** Waits for a mail, and reads the secret of its link. */
    public static String token(String email, String subject) {
        return token(await(email, subject));
    }

    /** What stands behind the {@code #} of the link. */
    public static String token(Mail mail) {
        var link = LINK.matcher(mail.getText());
        if (!link.find()) {
            throw new AssertionError("no link in: " + mail.getText());
        }
        return link.group(2);
    }
}
