package io.pteronimbus.controller.gameserver;

import io.pteronimbus.crd.GameServerSpec.Done;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jboss.logging.Logger;

/**
 * Tells the line that says a game is done starting. Looks at the first 4,096 characters of a line, and gives up on a
 * line that takes a regular expression more than a million steps: a bad pattern costs milliseconds, never a thread.
 */
final class DonePattern implements Predicate<String> {
    private static final Logger LOG = Logger.getLogger(DonePattern.class);
    private static final int LONGEST_LINE = 4_096;
    private static final int MOST_STEPS = 1_000_000;

    private final Predicate<CharSequence> matches;

    DonePattern(Done done) {
        matches = done.regex() ? regex(done.pattern()) : line -> line.toString().contains(done.pattern());
    }

    @Override
    public boolean test(String line) {
        try {
            return matches.test(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line);
        } catch (TooManySteps e) {
            LOG.debugf("Pattern takes too long for a line, which counts as no match: length=%d", line.length());
            return false;
        } catch (StackOverflowError e) {
            LOG.debugf("Pattern nests too deep for a line, which counts as no match: length=%d", line.length());
            return false;
        }
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
