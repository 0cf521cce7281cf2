package io.pteronimbus.auth.account;

import io.pteronimbus.auth.mail.Letter;
import io.pteronimbus.auth.mail.MailConfig;
import io.pteronimbus.auth.mail.MailLink.Purpose;
import io.pteronimbus.auth.mail.MailLinks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The words of mails about accounts. Nothing a stranger typed is in them, so that nobody can send words of theirs through us. */
@ApplicationScoped
class AccountLetters {
    private final MailLinks links;
    private final MailConfig config;
    private final String publicUrl;

    AccountLetters(
            MailLinks links, MailConfig config, @ConfigProperty(name = "pteronimbus.public.url") String publicUrl) {
        this.links = links;
        this.config = config;
        this.publicUrl = publicUrl;
    }

    /** To the address of an account, with a link that proves it. */
    Letter verify(Account account) {
        return verify(account, Objects.requireNonNull(account.email()));
    }

    /** To an address that is to be an account's, with a link that makes it so. */
    Letter verify(Account account, String email) {
        var url = links.create(Purpose.VERIFY, account.id(), email, config.verificationLifetime(), "/verify-email");
        return new Letter(
                email,
                "Confirm your e-mail address",
                body(
                        "Open this link to confirm that this address is yours:",
                        url,
                        goodFor(config.verificationLifetime()) + "If you did not ask for it, do nothing."));
    }

    /** To an address without an account, with a link that makes one. */
    Letter completeRegistration(String email) {
        var url = links.create(Purpose.REGISTER, null, email, config.verificationLifetime(), "/complete-registration");
        return new Letter(
                email,
                "Complete your registration",
                body(
                        "Open this link to choose your name and password:",
                        url,
                        goodFor(config.verificationLifetime()) + "If you did not register, do nothing."));
    }

    /** To who has an account, when somebody registers with their address. */
    Letter alreadyRegistered(String email) {
        return new Letter(
                email,
                "You have an account already",
                body(
                        "Somebody tried to register with this address, which has an account. If it was you, sign in:",
                        publicUrl + "/sign-in",
                        "If you forgot your password, ask for a new one there. If it was not you, do nothing."));
    }

    /** To who forgot their password. */
    Letter reset(Account account) {
        var email = Objects.requireNonNull(account.email());
        var url = links.create(Purpose.RESET, account.id(), email, config.resetLifetime(), "/reset-password");
        return new Letter(
                email,
                "Set a new password",
                body(
                        "Open this link to set a new password:",
                        url,
                        goodFor(config.resetLifetime()) + "If you did not ask for it, do nothing."));
    }

    /** To who must know that something changed, in case it was not they who changed it. */
    Letter changed(String email, String what) {
        return new Letter(
                email,
                what,
                body(
                        what + ". If it was not you, set a new password and look at your sessions:",
                        publicUrl + "/account",
                        "Your administrators can help you too."));
    }

    /** In whole days, hours or minutes, the largest that says it exactly. */
    private static String goodFor(Duration lifetime) {
        var minutes = lifetime.toMinutes();
        var words = minutes % (24 * 60) == 0
                ? count(minutes / (24 * 60), "day")
                : minutes % 60 == 0 ? count(minutes / 60, "hour") : count(minutes, "minute");
        return "It is good for " + words + " and works once. ";
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    private static String body(String before, String url, String after) {
        return before + "\n\n" + url + "\n\n" + after + "\n\nPteronimbus\n";
    }
}
