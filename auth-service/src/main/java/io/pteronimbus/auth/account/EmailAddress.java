package io.pteronimbus.auth.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address in lower case: two that differ just in case are the same. At most 254 characters, ASCII. */
public record EmailAddress(String text) {
    public static final int LONGEST = 254;

    /** As a browser checks it: an address with a dotless domain, such as of one's own machine, is fine. */
    static final String FORM = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
            + "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?){0,126}";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    public EmailAddress {
        text = text.toLowerCase(Locale.ROOT);
        if (!isAddress(text)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** Empty for what is no address. */
    public static Optional<EmailAddress> parse(String text) {
        return isAddress(text) ? Optional.of(new EmailAddress(text)) : Optional.empty();
    }

    private static boolean isAddress(String text) {
        return text.length() <= LONGEST && PATTERN.matcher(text).matches();
    }
}
