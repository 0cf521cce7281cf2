package io.pteronimbus.localcluster.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.localcluster.store.StatusException.Cause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** What the API server asks of a container's ports and variables. */
final class ContainerRules {
    private static final Pattern PORT_NAME = Pattern.compile("(?=.*[a-z])[a-z0-9](-?[a-z0-9])*");
    private static final int LONGEST_PORT_NAME = 15;
    /** Any character but those that could not be set: so it is from Kubernetes 1.34 on, and stricter before. */
    private static final Pattern VARIABLE = Pattern.compile("[-._a-zA-Z][-._a-zA-Z0-9]*");

    private ContainerRules() {}

    static List<Cause> check(JsonNode container, String path) {
        var causes = new ArrayList<Cause>();
        ports(container.path("ports"), path + ".ports", causes);
        variables(container.path("env"), path + ".env", causes);
        return causes;
    }

    private static void ports(JsonNode ports, String path, List<Cause> causes) {
        var names = new HashSet<String>();
        for (int i = 0; i < ports.size(); i++) {
            String name = ports.get(i).path("name").asText("");
            String at = path + "[" + i + "].name";
            if (!name.isEmpty()
                    && (name.length() > LONGEST_PORT_NAME
                            || !PORT_NAME.matcher(name).matches())) {
                causes.add(invalid(
                        at,
                        name,
                        "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-), neither doubled nor at an end, at most "
                                + LONGEST_PORT_NAME + " of them"));
            } else if (!name.isEmpty() && !names.add(name)) {
                causes.add(new Cause("FieldValueDuplicate", at, "Duplicate value: \"" + name + "\""));
            }
        }
    }

    private static void variables(JsonNode variables, String path, List<Cause> causes) {
        for (int i = 0; i < variables.size(); i++) {
            String name = variables.get(i).path("name").asText("");
            String at = path + "[" + i + "].name";
            if (name.isEmpty()) {
                causes.add(new Cause("FieldValueRequired", at, "Required value"));
            } else if (!VARIABLE.matcher(name).matches()) {
                causes.add(
                        invalid(
                                at,
                                name,
                                "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit"));
            }
        }
    }

    private static Cause invalid(String field, String value, String why) {
        return new Cause("FieldValueInvalid", field, "Invalid value: \"" + value + "\": " + why);
    }
}
