package io.pteronimbus.configfiles;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression as Go has it: matched in time linear in the text, so that none can keep a game from starting.
 * In a replacement {@code $1}, <code>${1}</code> and {@code $name} are groups, {@code $$} is a dollar, and what names
 * no group is empty.
 */
final class Expression {
    /** The largest product of all bounds of repetitions in one expression: they multiply in memory when nested. */
    private static final long REPETITIONS = 100_000;

    private static final java.util.regex.Pattern BOUND =
            java.util.regex.Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");

    private final Pattern pattern;

    Expression(String expression) throws ConfigFileException {
        if (expression.length() > Limits.EXPRESSION || repetitions(expression) > REPETITIONS) {
            throw new ConfigFileException("an expression of ifValue is too large");
        }
        try {
            pattern = Pattern.compile(expression);
        } catch (PatternSyntaxException invalid) {
            throw new ConfigFileException("an expression of ifValue is not valid", invalid);
        }
    }

    /** The text with all that is found replaced; empty when nothing is found. */
    Optional<String> replaceIn(String text, String template) {
        var matcher = pattern.matcher(text);
        var replaced = new StringBuilder();
        var at = 0;
        var found = false;
        while (matcher.find()) {
            found = true;
            replaced.append(text, at, matcher.start());
            expand(template, matcher, replaced);
            at = matcher.end();
            if (replaced.length() > Limits.FILE_BYTES) {
                break;
            }
        }
        return found ? Optional.of(replaced.append(text, at, text.length()).toString()) : Optional.empty();
    }

    private static void expand(String template, Matcher matcher, StringBuilder into) {
        var at = 0;
        for (var dollar = template.indexOf('$'); dollar >= 0; dollar = template.indexOf('$', at)) {
            into.append(template, at, dollar);
            var braced = template.startsWith("${", dollar);
            var start = dollar + (braced ? 2 : 1);
            var end = start;
            while (end < template.length() && isNamePart(template.charAt(end))) {
                end++;
            }
            var closed = !braced || template.startsWith("}", end);
            if (template.startsWith("$$", dollar)) {
                into.append('$');
                at = dollar + 2;
            } else if (end == start || !closed) {
                into.append('$');
                at = dollar + 1;
            } else {
                into.append(group(template.substring(start, end), matcher));
                at = end + (braced ? 1 : 0);
            }
        }
        into.append(template, at, template.length());
    }

    private static String group(String name, Matcher matcher) {
        if (name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            var number = name.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(name);
            return number <= matcher.groupCount() ? orEmpty(matcher.group(number)) : "";
        }
        return matcher.pattern().namedGroups().containsKey(name) ? orEmpty(matcher.group(name)) : "";
    }

    private static String orEmpty(@Nullable String group) {
        return group == null ? "" : group;
    }

    private static boolean isNamePart(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private static long repetitions(String expression) {
        var product = 1L;
        var bounds = BOUND.matcher(expression);
        while (bounds.find() && product <= REPETITIONS) {
            var most = bounds.group(2) == null || bounds.group(2).isEmpty() ? bounds.group(1) : bounds.group(2);
            product *= Math.max(1, Long.parseLong(most));
        }
        return product;
    }
}
