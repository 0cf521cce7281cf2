package io.pteronimbus.gameserver.rule;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one variable, read once. They mean what they mean to Laravel for values that are text; {@code
 * docs/variables.md} tells which there are. What is not understood is told and refuses nothing. Safe for threads.
 */
public final class RuleSet {
    /** More rules than these are not understood. */
    public static final int MAX_RULES = 64;

    /** A rule of more characters is not understood. */
    public static final int MAX_LENGTH = 2_048;

    /** A rule with more values is not understood. */
    public static final int MAX_CHOICES = 1_000;

    /** What a list may have before what was torn apart is put together. */
    private static final int MAX_PARTS = 4 * MAX_RULES;

    private static final int MAX_TOLD = 100;

    private final List<Rule> rules;
    private final Set<RuleName> names;
    private final List<String> unsupported;
    private final List<String> adapted;

    private RuleSet(List<Rule> rules, List<String> unsupported, List<String> adapted) {
        this.rules = List.copyOf(rules);
        this.unsupported = List.copyOf(unsupported);
        this.adapted = List.copyOf(adapted);
        names = EnumSet.noneOf(RuleName.class);
        rules.forEach(rule -> names.add(rule.name()));
    }

    /** Of rules between pipes. */
    public static RuleSet parse(String pipes) {
        return of(RuleText.split(pipes));
    }

    /** Of rules one by one. */
    public static RuleSet parse(List<String> rules) {
        int read = Math.min(rules.size(), MAX_PARTS);
        var parts = RuleText.split(rules.subList(0, read)).stream();
        return of(Stream.concat(parts, rules.stream().skip(read)).toList());
    }

    private static RuleSet of(List<String> texts) {
        var rules = new ArrayList<Rule>();
        var unsupported = new ArrayList<String>();
        var adapted = new ArrayList<String>();
        for (var text : texts) {
            if (text.isBlank()) {
                continue;
            }
            var rule =
                    rules.size() < MAX_RULES && text.length() <= MAX_LENGTH ? Rule.read(text) : Optional.<Rule>empty();
            rule.ifPresent(rules::add);
            if (rule.isEmpty() || rule.get().isAdapted()) {
                tell(text, rule.isEmpty() ? unsupported : adapted);
            }
        }
        return new RuleSet(rules, unsupported, adapted);
    }

    private static void tell(String text, List<String> told) {
        if (told.size() < MAX_RULES) {
            var rule = text.strip();
            int end = Math.min(rule.length(), MAX_TOLD);
            told.add(end == rule.length() ? rule : rule.substring(0, end) + "…");
        }
    }

    /**
     * The rules that a value does not keep, in their order; empty if it may be.
     *
     * @param value null: none was given. Of an empty one, or one of blanks, only {@code required}, {@code present} and
     *     {@code filled} say anything
     * @param others values of other variables by name, which some rules compare with
     */
    public List<Violation> check(@Nullable String value, Map<String, String> others) {
        if (value == null && names.contains(RuleName.SOMETIMES)) {
            return List.of();
        }
        var subject = new Subject(value, names.stream().anyMatch(RuleName::meansNumber), others);
        var violations = new ArrayList<Violation>();
        for (var rule : rules) {
            if (subject.isEmpty() && !rule.name().isImplicit()) {
                continue;
            }
            var violation = rule.check(subject);
            violation.ifPresent(violations::add);
            if (violation.isPresent() && (rule.name().isImplicit() || names.contains(RuleName.BAIL))) {
                break;
            }
        }
        return List.copyOf(violations);
    }

    /**
     * A value as its rules want it: {@code true} is {@code 1} and {@code false} is {@code 0} where they speak of a
     * boolean, which as text is nothing else. Everything else stays.
     */
    public String normalise(String value) {
        if (!names.contains(RuleName.BOOLEAN)) {
            return value;
        }
        if (value.equalsIgnoreCase("true")) {
            return "1";
        }
        return value.equalsIgnoreCase("false") ? "0" : value;
    }

    /** How a form asks for a value. */
    public FormField describe() {
        return new FormFields(rules, names).describe();
    }

    /** Rules that are unknown, or cannot be looked at here; they refuse nothing. At most 64, each cut to 100 characters. */
    public List<String> unsupported() {
        return unsupported;
    }

    /** Rules that are looked at otherwise than Laravel does; bounded as those that are unsupported. */
    public List<String> adapted() {
        return adapted;
    }
}
