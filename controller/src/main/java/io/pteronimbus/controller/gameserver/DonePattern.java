package io.pteronimbus.controller.gameserver;

import io.pteronimbus.crd.GameServerSpec;
import io.pteronimbus.crd.GameServerSpec.Done;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jboss.logging.Logger;

/**
 * Tells the line that says a game is done starting, as it is printed or without its colours. Looks at the first 4,096 characters of a line, and gives up on a
 * line that takes a regular expression more than a million steps: a bad pattern costs milliseconds, never a thread.
 */
final class DonePattern implements Predicate<String> {
    private static final Logger LOG = Logger.getLogger(DonePattern.class);
    private static final int LONGEST_LINE = 4_096;
    private static final int MOST_STEPS = 1_000_000;
    private static final char ESCAPE = '\u001b';

    /** What terminals take for colours and movements, not for text. */
    private static final Pattern CONTROL = Pattern.compile("\\u001b\\[[0-9;?]*[ -/]*[@-~]");

    private final List<Predicate<CharSequence>> matches;

    DonePattern(Done done) {
        matches = done.patterns().stream().map(DonePattern::predicate).toList();
    }

    @Override
    public boolean test(String line) {
        var beginning = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
        return matches(beginning)
                || (beginning.indexOf(ESCAPE) >= 0
                        && matches(CONTROL.matcher(beginning).replaceAll("")));
    }

    private boolean matches(String line) {
        return matches.stream().anyMatch(one -> matches(one, line));
    }

    private static boolean matches(Predicate<CharSequence> matches, String line) {
        try {
            return matches.test(line);
        } catch (TooManySteps e) {
            LOG.debugf("Pattern takes too long for a line, which counts as no match: length=%d", line.length());
            return false;
        } catch (StackOverflowError e) {
            LOG.debugf("Pattern nests too deep for a line, which counts as no match: length=%d", line.length());
            return false;
        }
    }

    private static Predicate<CharSequence> predicate(GameServerSpec.DonePattern done) {
        return done.regex() ? regex(done.pattern()) : line -> line.toString().contains(done.pattern());
    }

    private static Predicate<CharSequence> regex(String expression) {
        try {
            var pattern = Pattern.compile(expression);
            return line -> pattern.matcher(new Counted(line, new int[1])).find();
        } catch (PatternSyntaxException e) {
            LOG.warnf("Done pattern is no regular expression, nothing will match: pattern=%s", expression);
            return line -> false;
        }
    }

    /** Counts how often the matcher looks at a character. */
    private record Counted(CharSequence text, int[] steps) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (++steps[0] > MOST_STEPS) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), steps);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super(null, null, false, false);
        }
    }
}
