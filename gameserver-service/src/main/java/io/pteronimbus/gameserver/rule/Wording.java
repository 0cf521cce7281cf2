package io.pteronimbus.gameserver.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How it is said that a rule is not kept. Names in braces stand for its parameters in their order, {@code {values}} for
 * all that are left.
 *
 * @param number of a value that is a number
 * @param text of any other; the same where it makes no difference
 */
record Wording(String number, String text) {
    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");
    private static final String ALL = "values";

    /** Of rules that are always kept. */
    static final Wording NONE = new Wording("", "");

    boolean differs() {
        return !number.equals(text);
    }

    Violation violation(String key, boolean isNumber, List<String> parameters) {
        var sentence = isNumber ? number : text;
        var arguments = new LinkedHashMap<String, Object>();
        var message = new StringBuilder();
        var names = NAME.matcher(sentence);
        int next = 0;
        while (names.find()) {
            boolean isList = names.group(1).equals(ALL);
            var values = parameters.subList(
                    Math.min(next, parameters.size() - 1),
                    isList ? parameters.size() : Math.min(next + 1, parameters.size()));
            arguments.put(names.group(1), isList ? List.copyOf(values) : argument(values.getFirst()));
            names.appendReplacement(message, "");
            message.append(values.stream().filter(value -> !value.isEmpty()).collect(Collectors.joining(", ")));
            next++;
        }
        names.appendTail(message);
        return new Violation(key, Map.copyOf(arguments), message.toString());
    }

    private static Object argument(String parameter) {
        var number = Numbers.exact(parameter);
        return number.isPresent() ? number.get() : parameter;
    }
}
