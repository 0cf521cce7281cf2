package io.pteronimbus.gameserver.rule;

import com.google.re2j.Pattern;
import io.pteronimbus.gameserver.rule.PatternNode.Group;
import java.util.Optional;

/**
 * A regular expression of PCRE that is run within bounds: in linear time if it can be, else by backtracking for so many
 * steps and no more.
 */
final class Expression {
    /** Parts of the expression times characters of the text. */
    private static final long MAX_WORK = 50_000_000;
    /** Backtracking takes stack for each character. */
    private static final int MAX_BACKTRACKING_LENGTH = 1_024;

    private static final int MAX_READS = 250_000;

    /** Whether it is found in a text; throws {@link ExhaustedException}. */
    private interface Engine {
        boolean finds(String text);
    }

    private final Engine engine;
    private final boolean unicode;
    private final Optional<String> script;

    private Expression(Engine engine, boolean unicode, Optional<String> script) {
        this.engine = engine;
        this.unicode = unicode;
        this.script = script;
    }

    /** Empty where it is not of PCRE, or cannot be run here. */
    static Optional<Expression> read(String text) {
        return PcreSource.read(text).flatMap(Expression::of);
    }

    private static Optional<Expression> of(PcreSource source) {
        try {
            var all = PatternReader.read(source);
            return engine(source, all)
                    .map(engine -> new Expression(engine, source.isUnicode(), ScriptWriter.write(source, all)));
        } catch (UnreadablePatternException e) {
            // the rule is told to be unsupported, as its caller wants to know
            return Optional.empty();
        }
    }

    /** @throws ExhaustedException it takes too long to say */
    boolean isFoundIn(String text) {
        return engine.finds(unicode ? text : PatternText.bytes(text));
    }

    /** The same for JavaScript with the flag {@code u} or {@code v}, where it can be said safely. */
    Optional<String> script() {
        return script;
    }

    private static Optional<Engine> engine(PcreSource source, Group all) {
        var shape = new PatternShape(all);
        long size = shape.size();
        if (size > PatternShape.MAX_SIZE) {
            return Optional.empty();
        }
        return (shape.endsInside() ? Optional.<Engine>empty() : linear(source, all, size))
                .or(() -> shape.branchesBlindly() ? Optional.empty() : backtracking(source, all));
    }

    private static Optional<Engine> linear(PcreSource source, Group all, long size) {
        try {
            var text = new LinearWriter(source).write(all);
            var pattern = Pattern.compile(text);
            return Optional.of(value -> {
                if (size * value.length() > MAX_WORK) {
                    throw new ExhaustedException();
                }
                return pattern.matcher(value).find();
            });
        } catch (UnreadablePatternException | com.google.re2j.PatternSyntaxException e) {
            // the other engine can do more
            return Optional.empty();
        }
    }

    private static Optional<Engine> backtracking(PcreSource source, Group all) {
        int unicodeCase = source.isUnicode() ? java.util.regex.Pattern.UNICODE_CASE : 0;
        int flags = source.has('i') ? java.util.regex.Pattern.CASE_INSENSITIVE | unicodeCase : unicodeCase;
        try {
            var text = new BacktrackingWriter(source.isUnicode()).write(all);
            var pattern = java.util.regex.Pattern.compile(text, flags);
            return Optional.of(value -> backtrack(pattern, value));
        } catch (UnreadablePatternException | java.util.regex.PatternSyntaxException e) {
            // neither engine can read it
            return Optional.empty();
        }
    }

    private static boolean backtrack(java.util.regex.Pattern pattern, String value) {
        if (value.length() > MAX_BACKTRACKING_LENGTH) {
            throw new ExhaustedException();
        }
        try {
            return pattern.matcher(new CountedText(value, MAX_READS)).find();
        } catch (StackOverflowError e) {
            // how deep it goes depends on the expression, and there is no other way to ask
            throw new ExhaustedException();
        }
    }
}
