package io.pteronimbus.gameserver.rule;

import com.google.re2j.Pattern;
import java.util.Locale;

/** Rules on addresses: of hosts, network cards, pages and people. */
final class Addresses {
    private static final String USER = "(?:[\\pL\\pN_.-]|%[0-9A-Fa-f]{2})+";
    private static final String PATH = "[\\pL\\pN._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2}";
    private static final String QUERY = "[\\pL\\pN._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2}";
    /** Scheme, host of two characters or more, host in brackets. */
    private static final Pattern URL =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(?:(?:" + USER + ":)?" + USER + "@)?"
                    + "(?:[\\pL\\pN\\pS_.-]+(?:[\\pL\\pN]|[xX][nN]--[\\pL\\pN-]+)\\.?|\\[([0-9A-Fa-f:.]+)\\])"
                    + "(?::[0-9]+)?(?:/(?:" + PATH + ")*)*(?:\\?(?:" + QUERY + "|[\\[\\]])*)?(?:#(?:" + QUERY + ")*)?");

    private static final Pattern MAC = Pattern.compile(
            "(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}|(?:[0-9A-Fa-f]{2}-){5}[0-9A-Fa-f]{2}|(?:[0-9A-Fa-f]{4}\\.){2}[0-9A-Fa-f]{4}");
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\x{80}-\\x{10ffff}-]+";
    private static final String LABEL = "[\\pL\\pN](?:[\\pL\\pM\\pN_-]{0,61}[\\pL\\pM\\pN])?";
    private static final Pattern EMAIL =
            Pattern.compile("(" + ATOM + "(?:\\." + ATOM + ")*|\"(?:[^\"\\\\\\x00-\\x1f]|\\\\[ -~])*\")@(" + LABEL
                    + "(?:\\." + LABEL + ")*|\\[[0-9.]+\\]|\\[IPv6:[0-9A-Fa-f:.]+\\])");
    private static final int MAX_LOCAL_PART = 64;
    private static final int MAX_DOMAIN = 253;

    private Addresses() {}

    static boolean url(Subject subject, Rule rule) {
        var url = URL.matcher(subject.text());
        if (!url.matches()) {
            return false;
        }
        var scheme = url.group(1).toLowerCase(Locale.ROOT);
        var isWanted = rule.parameters().isEmpty()
                || rule.parameters().stream().anyMatch(wanted -> scheme.equals(wanted.toLowerCase(Locale.ROOT)));
        return isWanted && (url.group(2) == null || IpText.isV6(url.group(2)));
    }

    static boolean ip(Subject subject, Rule rule) {
        return ipv4(subject, rule) || ipv6(subject, rule);
    }

    static boolean ipv4(Subject subject, Rule rule) {
        return IpText.isV4(subject.text());
    }

    static boolean ipv6(Subject subject, Rule rule) {
        return IpText.isV6(subject.text());
    }

    static boolean mac(Subject subject, Rule rule) {
        return MAC.matches(subject.text());
    }

    /** What RFC 5322 allows of an address alone, without comments. */
    static boolean email(Subject subject, Rule rule) {
        var email = EMAIL.matcher(subject.text());
        return email.matches()
                && email.group(1).length() <= MAX_LOCAL_PART
                && email.group(2).length() <= MAX_DOMAIN;
    }
}
