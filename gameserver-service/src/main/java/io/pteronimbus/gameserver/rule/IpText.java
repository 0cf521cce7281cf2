package io.pteronimbus.gameserver.rule;

import java.util.regex.Pattern;

/** Addresses of the internet as PHP's filter reads them: no leading zeros, no zone, no prefix length. */
final class IpText {
    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern V4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final int GROUPS = 8;
    private static final int MAX_LENGTH = 45;

    private IpText() {}

    static boolean isV4(String text) {
        return V4.matcher(text).matches();
    }

    static boolean isV6(String text) {
        if (text.length() > MAX_LENGTH) {
            return false;
        }
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true) == GROUPS;
        }
        int before = groups(text.substring(0, gap), false);
        int after = groups(text.substring(gap + 2), true);
        return before >= 0 && after >= 0 && before + after < GROUPS;
    }

    /** How many groups there are; negative where something else is. The last two may be written as an IPv4 address. */
    private static int groups(String text, boolean endsAddress) {
        if (text.isEmpty()) {
            return 0;
        }
        var parts = text.split(":", -1);
        int last = parts.length - 1;
        int count = parts.length;
        for (int i = 0; i <= last; i++) {
            if (GROUP.matcher(parts[i]).matches()) {
                continue;
            }
            if (i < last || !endsAddress || !isV4(parts[i])) {
                return -1;
            }
            count++;
        }
        return count;
    }
}
