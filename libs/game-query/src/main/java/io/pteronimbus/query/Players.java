package io.pteronimbus.query;

import java.util.List;

/**
 * What a game says of itself.
 *
 * @param online 0 to {@value #MOST}; bots are players where the game counts them as such
 * @param max 0 to {@value #MOST}
 * @param names of those who play, at most {@value #MOST_NAMES}, each of 1 to {@value #LONGEST_TEXT} characters; may be fewer than
 *     {@code online}, or none at all, as the game pleases
 * @param motd how the game calls itself, without colours, at most {@value #LONGEST_TEXT} characters
 * @param version of the game, in its own words; may be empty
 */
public record Players(int online, int max, List<String> names, String motd, String version) {
    public static final int MOST = 100_000;
    public static final int MOST_NAMES = 200;
    public static final int LONGEST_TEXT = 128;

    /** @throws MalformedAnswerException for a number no game has */
    public Players {
        if (online < 0 || online > MOST || max < 0 || max > MOST) {
            throw new MalformedAnswerException("numbers of players out of range");
        }
        names = names.stream()
                .map(PlainText::of)
                .filter(name -> !name.isEmpty())
                .limit(MOST_NAMES)
                .toList();
        motd = PlainText.of(motd);
        version = PlainText.of(version);
    }
}
