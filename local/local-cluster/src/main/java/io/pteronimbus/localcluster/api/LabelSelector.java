package io.pteronimbus.localcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.localcluster.store.StatusException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code app=game,tier in (a,b),!old}: all parts must hold of an object's labels. */
final class LabelSelector {

    private static final Pattern SET = Pattern.compile("([^\\s!=()]+)\\s+(in|notin)\\s*\\(([^)]*)\\)");
    private static final Pattern EQUALITY = Pattern.compile("([^\\s!=()]+)\\s*(==|=|!=)\\s*([^\\s!=()]*)");
    private static final Pattern EXISTENCE = Pattern.compile("(!?)\\s*([^\\s!=()]+)");

    private LabelSelector() {}

    /** @throws StatusException 400 for what is no selector */
    static Predicate<JsonNode> parse(String selector) {
        Predicate<JsonNode> all = object -> true;
        for (String part : split(selector)) {
            Predicate<JsonNode> one = part(part.strip());
            all = all.and(object -> one.test(object.path("metadata").path("labels")));
        }
        return all;
    }

    private static List<String> split(String selector) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= selector.length(); i++) {
            char c = i < selector.length() ? selector.charAt(i) : ',';
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && (depth == 0 || i == selector.length())) {
                if (!selector.substring(start, i).isBlank()) {
                    parts.add(selector.substring(start, i));
                }
                start = i + 1;
            }
        }
        return parts;
    }

    private static Predicate<JsonNode> part(String part) {
        Matcher set = SET.matcher(part);
        if (set.matches()) {
            Set<String> values = Arrays.stream(set.group(3).split(",", -1))
                    .map(String::strip)
                    .collect(Collectors.toSet());
            String key = set.group(1);
            return set.group(2).equals("in")
                    ? labels ->
                            labels.has(key) && values.contains(labels.path(key).asText())
                    : labels -> !labels.has(key)
                            || !values.contains(labels.path(key).asText());
        }
        Matcher equality = EQUALITY.matcher(part);
        if (equality.matches()) {
            String key = equality.group(1);
            String value = equality.group(3);
            return equality.group(2).equals("!=")
                    ? labels -> !labels.has(key) || !labels.path(key).asText().equals(value)
                    : labels -> labels.has(key) && labels.path(key).asText().equals(value);
        }
        Matcher existence = EXISTENCE.matcher(part);
        if (existence.matches()) {
            boolean absent = !existence.group(1).isEmpty();
            return labels -> labels.has(existence.group(2)) != absent;
        }
        throw StatusException.badRequest("unable to parse requirement: " + part);
    }
}
