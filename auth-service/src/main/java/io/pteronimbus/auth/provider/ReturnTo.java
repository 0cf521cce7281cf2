package io.pteronimbus.auth.provider;

import java.util.regex.Pattern;

/** Where to end after signing in: a page of the panel, never another site, however the address is disguised. */
final class ReturnTo {
    static final String HOME = "/";
    private static final int LONGEST = 512;
    private static final Pattern PAGE =
            Pattern.compile("/(?:[A-Za-z0-9._~!$&'()*+,;=:@%?-][A-Za-z0-9._~!$&'()*+,;=:@%?/-]*)?");

    private ReturnTo() {}

    /** The page asked for, or the first one when it is none of ours. */
    static String page(String asked) {
        return asked.length() <= LONGEST && PAGE.matcher(asked).matches() && !asked.startsWith("/api") ? asked : HOME;
    }
}
