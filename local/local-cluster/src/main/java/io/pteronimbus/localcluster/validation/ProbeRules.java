package io.pteronimbus.localcluster.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.localcluster.store.StatusException.Cause;
import java.util.ArrayList;
import java.util.List;

/** What the API server asks of a container's probes. */
final class ProbeRules {

    private static final List<String> HANDLERS = List.of("exec", "httpGet", "tcpSocket", "grpc");

    private ProbeRules() {}

    static List<Cause> check(JsonNode container, String path) {
        var causes = new ArrayList<Cause>();
        for (String kind : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            JsonNode probe = container.path(kind);
            if (probe.isObject()) {
                check(probe, path + "." + kind, !kind.equals("readinessProbe"), causes);
            }
        }
        return causes;
    }

    private static void check(JsonNode probe, String path, boolean once, List<Cause> causes) {
        long handlers = HANDLERS.stream().filter(probe::has).count();
        if (handlers == 0) {
            causes.add(new Cause("FieldValueRequired", path, "Required value: must specify a handler type"));
        } else if (handlers > 1) {
            causes.add(new Cause("FieldValueForbidden", path, "Forbidden: may not specify more than 1 handler type"));
        }
        if (once && probe.path("successThreshold").asInt(1) != 1) {
            causes.add(new Cause(
                    "FieldValueInvalid",
                    path + ".successThreshold",
                    "Invalid value: " + probe.path("successThreshold") + ": must be 1"));
        }
        if (probe.path("exec").isObject() && probe.at("/exec/command").isEmpty()) {
            causes.add(new Cause("FieldValueRequired", path + ".exec.command", "Required value"));
        }
    }
}
