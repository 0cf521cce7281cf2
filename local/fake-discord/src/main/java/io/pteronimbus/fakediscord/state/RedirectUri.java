package io.pteronimbus.fakediscord.state;

import java.net.URI;
import java.net.URISyntaxException;

/** Where an application may have people sent back to. */
public final class RedirectUri {

    private static final int LONGEST = 1000;

    private RedirectUri() {}

    /** @throws IllegalArgumentException when it is no absolute http or https URI, or has a fragment, a user or odd characters */
    public static String check(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean plain = uri.getRawFragment() == null && uri.getRawUserInfo() == null && uri.getHost() != null;
            // what would end the directive of a Content-Security-Policy cannot be in a host
            if (web && plain && text.length() <= LONGEST && text.chars().allMatch(c -> c > ' ' && c < 127)) {
                return text;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no URI", e);
        }
        throw new IllegalArgumentException("must be http or https, absolute, and without a fragment");
    }
}
