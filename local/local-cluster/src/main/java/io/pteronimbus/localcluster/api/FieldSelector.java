package io.pteronimbus.localcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.localcluster.kinds.ResourceType;
import io.pteronimbus.localcluster.store.StatusException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code metadata.name=a,status.phase!=Running}: all parts must hold. Each kind has only a few selectable fields. */
final class FieldSelector {

    private static final Pattern PART = Pattern.compile("([^!=]+)(==|=|!=)(.*)");
    private static final List<String> ALWAYS = List.of("metadata.name", "metadata.namespace");

    private FieldSelector() {}

    /** @throws StatusException 400 for what is no selector, or a field the kind cannot be selected by */
    static Predicate<JsonNode> parse(String selector, ResourceType type) {
        Predicate<JsonNode> all = object -> true;
        for (String part : selector.split(",")) {
            if (!part.isBlank()) {
                all = all.and(part(part.strip(), type));
            }
        }
        return all;
    }

    private static Predicate<JsonNode> part(String part, ResourceType type) {
        Matcher matcher = PART.matcher(part);
        if (!matcher.matches()) {
            throw StatusException.badRequest("invalid field selector: " + part);
        }
        String field = matcher.group(1);
        if (!ALWAYS.contains(field) && !type.selectable().contains(field)) {
            throw StatusException.badRequest("field label not supported: " + field);
        }
        String pointer = "/" + field.replace('.', '/');
        boolean negated = matcher.group(2).equals("!=");
        String value = matcher.group(3);
        return object -> object.at(pointer).asText("").equals(value) != negated;
    }
}
