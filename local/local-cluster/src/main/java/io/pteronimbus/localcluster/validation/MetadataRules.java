package io.pteronimbus.localcluster.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.localcluster.store.StatusException.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Names, labels, annotations and owners: the rules every object's metadata follows. */
public final class MetadataRules {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern QUALIFIED = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final int MAX_ANNOTATIONS = 256 << 10;
    /** No vowels and nothing that looks alike. */
    private static final String SUFFIX = "bcdfghjklmnpqrstvwxz2456789";

    private MetadataRules() {}

    /** A name with five random characters behind the prefix. */
    public static String generate(String prefix) {
        var name = new StringBuilder(prefix.length() > 58 ? prefix.substring(0, 58) : prefix);
        ThreadLocalRandom.current().ints(5, 0, SUFFIX.length()).forEach(index -> name.append(SUFFIX.charAt(index)));
        return name.toString();
    }

    /** @param labelName whether the name is a DNS label rather than a DNS subdomain */
    public static List<Cause> check(JsonNode object, boolean labelName) {
        var causes = new ArrayList<Cause>();
        JsonNode metadata = object.path("metadata");
        name(metadata.path("name").asText(""), labelName, causes);
        metadata.path("labels").fields().forEachRemaining(label -> {
            key(label.getKey(), "metadata.labels", causes);
            String value = label.getValue().asText();
            if (value.length() > 63
                    || !(value.isEmpty() || QUALIFIED.matcher(value).matches())) {
                causes.add(
                        invalid(
                                "metadata.labels",
                                value,
                                "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character, at most 63 of them"));
            }
        });
        metadata.path("annotations").fieldNames().forEachRemaining(key -> key(key, "metadata.annotations", causes));
        int size = 0;
        for (JsonNode value : metadata.path("annotations")) {
            size += value.asText().length();
        }
        if (size > MAX_ANNOTATIONS) {
            causes.add(new Cause(
                    "FieldValueTooLong",
                    "metadata.annotations",
                    "Too long: may not be more than " + MAX_ANNOTATIONS + " bytes"));
        }
        owners(metadata.path("ownerReferences"), causes);
        return causes;
    }

    /** An object under deletion gets no new finalizers. */
    public static List<Cause> checkChange(JsonNode before, JsonNode after) {
        if (before.path("metadata").has("deletionTimestamp")) {
            for (JsonNode finalizer : after.path("metadata").path("finalizers")) {
                boolean known = false;
                for (JsonNode old : before.path("metadata").path("finalizers")) {
                    known |= old.equals(finalizer);
                }
                if (!known) {
                    return List.of(new Cause(
                            "FieldValueForbidden",
                            "metadata.finalizers",
                            "Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers: "
                                    + finalizer));
                }
            }
        }
        return List.of();
    }

    private static void name(String name, boolean labelName, List<Cause> causes) {
        if (name.isEmpty()) {
            causes.add(new Cause(
                    "FieldValueRequired", "metadata.name", "Required value: name or generateName is required"));
        } else if (labelName && (name.length() > 63 || !LABEL.matcher(name).matches())) {
            causes.add(
                    invalid(
                            "metadata.name",
                            name,
                            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character, at most 63 of them"));
        } else if (!labelName
                && (name.length() > 253 || !SUBDOMAIN.matcher(name).matches())) {
            causes.add(
                    invalid(
                            "metadata.name",
                            name,
                            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character, at most 253 of them"));
        }
    }

    private static void key(String key, String field, List<Cause> causes) {
        int slash = key.indexOf('/');
        String prefix = slash < 0 ? "" : key.substring(0, slash);
        String name = key.substring(slash + 1);
        boolean prefixFits = slash < 0
                || (prefix.length() <= 253 && SUBDOMAIN.matcher(prefix).matches());
        if (!prefixFits || name.length() > 63 || !QUALIFIED.matcher(name).matches()) {
            causes.add(
                    invalid(
                            field,
                            key,
                            "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character, with an optional DNS subdomain prefix and '/'"));
        }
    }

    private static void owners(JsonNode references, List<Cause> causes) {
        int controllers = 0;
        for (JsonNode reference : references) {
            controllers += reference.path("controller").asBoolean() ? 1 : 0;
        }
        if (controllers > 1) {
            causes.add(new Cause(
                    "FieldValueInvalid",
                    "metadata.ownerReferences",
                    "Invalid value: \"\": Only one reference can have Controller set to true."));
        }
    }

    private static Cause invalid(String field, String value, String why) {
        return new Cause("FieldValueInvalid", field, "Invalid value: \"" + value + "\": " + why);
    }
}
