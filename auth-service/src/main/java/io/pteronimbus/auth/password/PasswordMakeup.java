package io.pteronimbus.auth.password;

import java.util.Arrays;
import java.util.Collection;

/**
 * Finds the cheapest way to put a password together from one common word, words that are known of its owner, rows of keys,
 * years, and single characters. A digit costs 1 and any other character 2, a year 2, all else nothing: a point is worth
 * about three bits, so that six points are a million guesses for each word there is.
 */
final class PasswordMakeup {
    static final int WEAK = 6;
    static final int LONGEST = 64;
    private static final int SHORTEST_WORD = 4;
    private static final int LONGEST_WORD = 24;
    private static final int YEAR = 4;
    private static final int UNREACHED = Integer.MAX_VALUE / 2;

    private final CommonPasswords common;
    private final String text;
    private final Collection<String> known;

    /** The least cost of what comes before a place, without and with a common word among it. */
    private final int[][] costs;

    private PasswordMakeup(CommonPasswords common, String text, Collection<String> known) {
        this.common = common;
        this.text = text;
        this.known = known;
        this.costs = new int[text.length() + 1][2];
        Arrays.stream(costs).forEach(cost -> Arrays.fill(cost, UNREACHED));
        costs[0][0] = 0;
    }

    /** The text and the words are in lower case. A text longer than 64 characters is never weak by what it is made of. */
    static boolean isWeak(CommonPasswords common, String text, Collection<String> known) {
        return text.length() <= LONGEST && new PasswordMakeup(common, text, known).cost() <= WEAK;
    }

    private int cost() {
        for (var at = 0; at < text.length(); at++) {
            spell(at);
            if (isYear(at)) {
                reach(at, YEAR, 2);
            }
            var row = KeyRows.length(text, at);
            for (var length = KeyRows.SHORTEST; length <= row; length++) {
                reach(at, length, 0);
            }
            for (var word : known) {
                if (text.startsWith(word, at)) {
                    reach(at, word.length(), 0);
                }
            }
            lookUp(at);
        }
        var end = costs[text.length()];
        return Math.min(end[0], end[1]);
    }

    private void spell(int at) {
        var c = text.charAt(at);
        reach(at, 1, c >= '0' && c <= '9' ? 1 : 2);
    }

    private boolean isYear(int at) {
        return (text.startsWith("19", at) || text.startsWith("20", at))
                && text.length() >= at + YEAR
                && Character.isDigit(text.charAt(at + 2))
                && Character.isDigit(text.charAt(at + 3));
    }

    private void reach(int at, int length, int cost) {
        for (var words = 0; words < 2; words++) {
            costs[at + length][words] = Math.min(costs[at + length][words], costs[at][words] + cost);
        }
    }

    /** Looks up all words that begin here: as they stand, and with digits and signs read as letters. */
    private void lookUp(int at) {
        if (costs[at][0] > WEAK) {
            return;
        }
        var plain = CommonPasswords.start();
        var withI = plain;
        var withL = plain;
        var letters = 0;
        for (var length = 1; length <= LONGEST_WORD && at + length <= text.length(); length++) {
            var c = text.charAt(at + length - 1);
            letters += Character.isLetter(c) ? 1 : 0;
            plain = CommonPasswords.add(plain, c);
            withI = CommonPasswords.add(withI, PasswordText.undressed(c, false));
            withL = CommonPasswords.add(withL, PasswordText.undressed(c, true));
            var readable = letters * 2 >= length;
            if (length >= SHORTEST_WORD
                    && (common.contains(plain) || (readable && (common.contains(withI) || common.contains(withL))))) {
                costs[at + length][1] = Math.min(costs[at + length][1], costs[at][0]);
            }
        }
    }
}
