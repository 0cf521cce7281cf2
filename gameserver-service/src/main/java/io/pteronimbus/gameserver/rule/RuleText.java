package io.pteronimbus.gameserver.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes apart what an egg writes of rules. */
public final class RuleText {
    private static final Pattern EXPRESSION = Pattern.compile("\\s*(?:not[_-]?)?regex\\s*:", Pattern.CASE_INSENSITIVE);
    /** Flags after an expression, up to the next rule. */
    private static final Pattern AFTER_EXPRESSION = Pattern.compile("[a-zA-Z]*\\s*(?=\\||\\z)");

    private RuleText() {}

    /** Rules between pipes; those within a regular expression do not count. */
    public static List<String> split(String pipes) {
        var rules = new ArrayList<String>();
        for (int start = 0; start <= pipes.length(); ) {
            int end = end(pipes, start);
            rules.add(pipes.substring(start, end));
            start = end + 1;
        }
        return rules;
    }

    /**
     * Rules of a list. An expression that was torn apart at its pipes is put together again, and what has a pipe in its
     * name is several rules.
     */
    static List<String> split(List<String> list) {
        var rules = new ArrayList<String>();
        for (int at = 0; at < list.size(); at++) {
            int parts = parts(list, at);
            var rule = String.join("|", list.subList(at, at + parts));
            int colon = rule.indexOf(':');
            rules.addAll((colon < 0 ? rule : rule.substring(0, colon)).contains("|") ? split(rule) : List.of(rule));
            at += parts - 1;
        }
        return rules;
    }

    /** Values between commas as PHP reads CSV: in quotes a comma is a comma, two quotes are one, blanks stay. */
    static List<String> parameters(String text) {
        var values = new ArrayList<String>();
        for (int at = 0; at <= text.length(); ) {
            var value = new StringBuilder();
            at = value(text, at, value) + 1;
            values.add(value.toString());
        }
        return values;
    }

    private static int value(String text, int start, StringBuilder value) {
        int at = start;
        while (at < text.length() && text.charAt(at) != ',' && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        boolean isQuoted = at < text.length() && text.charAt(at) == '"';
        at = isQuoted ? quoted(text, at + 1, value) : start;
        int end = text.indexOf(',', at);
        end = end < 0 ? text.length() : end;
        value.append(text, at, end);
        return end;
    }

    private static int quoted(String text, int start, StringBuilder value) {
        int at = start;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                value.append(c).append(text.charAt(at++));
            } else if (c != '"') {
                value.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                value.append(text.charAt(at++));
            } else {
                return at;
            }
        }
        return at;
    }

    /** How many of a list make the rule that begins there. */
    private static int parts(List<String> list, int at) {
        if (!EXPRESSION.matcher(list.get(at)).lookingAt()) {
            return 1;
        }
        var rule = new StringBuilder(list.get(at));
        for (int next = at + 1; ; next++) {
            if (expressionEnd(rule, 0) == rule.length()) {
                return next - at;
            }
            if (next == list.size() || rule.length() > RuleSet.MAX_LENGTH) {
                return 1;
            }
            rule.append('|').append(list.get(next));
        }
    }

    private static int end(String text, int start) {
        int expression = expressionEnd(text, start);
        int pipe = expression < 0 ? text.indexOf('|', start) : expression;
        return pipe < 0 ? text.length() : pipe;
    }

    /** Where the rule ends that begins there, if it is a regular expression that ends; else negative. */
    private static int expressionEnd(CharSequence text, int from) {
        var rule = text.subSequence(from, Math.min(text.length(), from + RuleSet.MAX_LENGTH + 1));
        var head = EXPRESSION.matcher(rule);
        if (!head.lookingAt()) {
            return -1;
        }
        var source = rule.subSequence(head.end(), rule.length());
        int start = PcreSource.start(source);
        int close = start < 0 ? -1 : PcreSource.closing(source, start, start + 1);
        while (close >= 0) {
            var rest = AFTER_EXPRESSION.matcher(source).region(close + 1, source.length());
            if (rest.lookingAt()) {
                return from + head.end() + rest.end();
            }
            close = PcreSource.closing(source, start, close + 1);
        }
        return -1;
    }
}
