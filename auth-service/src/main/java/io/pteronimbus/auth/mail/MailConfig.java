package io.pteronimbus.auth.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Whether mails are sent. The server they go to is configured as {@code quarkus.mailer}. */
@ConfigMapping(prefix = "pteronimbus.auth.mail")
public interface MailConfig {

    /** Without mail nobody is asked to prove an address, and a forgotten password is lost. */
    @WithDefault("false")
    boolean enabled();

    /** Whether an account begins with a proven address. Only then does registering tell nobody who has an account. */
    @WithDefault("required")
    Verification verification();

    /** The sender. */
    @WithDefault("pteronimbus@localhost")
    String from();

    /** Where mails can be read that never leave this machine. */
    Optional<URI> mailboxUrl();

    /** How long a link to prove an address is good. */
    @WithDefault("P1D")
    Duration verificationLifetime();

    /** How long a link to set a new password is good. */
    @WithDefault("PT1H")
    Duration resetLifetime();

    /** How long the mail server may take for one mail. */
    @WithDefault("PT10S")
    Duration sendWithin();

    /** Mails that wait to be sent; beyond that new ones are dropped, and that is logged. */
    @WithDefault("500")
    @Min(1)
    @Max(100_000)
    int waiting();

    /** See {@link #verification()}. */
    enum Verification {
        REQUIRED,
        OPTIONAL
    }

    /** Whether an account comes to be only once its address is proven. */
    default boolean isVerificationRequired() {
        return enabled() && verification() == Verification.REQUIRED;
    }
}
