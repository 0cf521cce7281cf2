package io.pteronimbus.localcluster.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.localcluster.store.StatusException.Cause;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the API server asks of the kinds that limit others: quotas, ranges, budgets and network policies. */
final class PolicyRules {

    private static final Pattern SHARE = Pattern.compile("[0-9]+%");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");
    private static final Pattern CIDR = Pattern.compile("[0-9a-fA-F.:]+/[0-9]{1,3}");
    private static final Pattern RESOURCE = Pattern.compile(
            "(pods|services|configmaps|secrets|resourcequotas|replicationcontrollers|persistentvolumeclaims|cpu|memory|ephemeral-storage"
                    + "|services\\.(nodeports|loadbalancers)|requests\\..+|limits\\..+|count/.+|[^/]+/.+)");
    private static final List<String> RANGED = List.of("Container", "Pod", "PersistentVolumeClaim");
    private static final int LARGEST_PORT = 65535;

    private final List<Cause> causes = new ArrayList<>();

    private PolicyRules() {}

    static List<Cause> check(String kind, JsonNode spec) {
        var rules = new PolicyRules();
        switch (kind) {
            case "ResourceQuota" -> rules.quota(spec.path("hard"));
            case "LimitRange" -> rules.ranges(spec.path("limits"));
            case "PodDisruptionBudget" -> rules.budget(spec);
            case "NetworkPolicy" -> rules.network(spec);
            default -> {}
        }
        return rules.causes;
    }

    private void quota(JsonNode hard) {
        hard.properties().forEach(limit -> {
            String path = "spec.hard[" + limit.getKey() + "]";
            if (!RESOURCE.matcher(limit.getKey()).matches()) {
                invalid("spec.hard[" + limit.getKey() + "]", limit.getKey(), "must be a standard resource for quota");
            }
            amount(limit.getValue(), path);
        });
    }

    private void ranges(JsonNode limits) {
        for (int i = 0; i < limits.size(); i++) {
            JsonNode range = limits.get(i);
            String path = "spec.limits[" + i + "]";
            String type = range.path("type").asText();
            if (!RANGED.contains(type) && !type.contains("/")) {
                causes.add(new Cause(
                        "FieldValueNotSupported",
                        path + ".type",
                        "Unsupported value: \"" + type + "\": supported values: " + RANGED));
            }
            if (type.equals("PersistentVolumeClaim")
                    && range.path("min").isEmpty()
                    && range.path("max").isEmpty()) {
                causes.add(
                        new Cause(
                                "FieldValueRequired",
                                path + ".limits",
                                "Required value: either minimum or maximum storage value is required, but neither was provided"));
            }
            for (String side : List.of("min", "max", "default", "defaultRequest")) {
                range.path(side)
                        .properties()
                        .forEach(value -> amount(value.getValue(), path + "." + side + "[" + value.getKey() + "]"));
            }
            ordered(range, path, "min", "max", "min value %s is greater than max value %s");
            ordered(range, path, "default", "max", "default value %s is greater than max value %s");
            ordered(range, path, "min", "default", "min value %s is greater than default value %s");
            ordered(
                    range,
                    path,
                    "defaultRequest",
                    "default",
                    "default request value %s is greater than default limit value %s");
        }
    }

    private void ordered(JsonNode range, String path, String low, String high, String why) {
        range.path(low).properties().forEach(value -> {
            JsonNode other = range.path(high).path(value.getKey());
            if (!other.isMissingNode() && Quantity.of(value.getValue()).compareTo(Quantity.of(other)) > 0) {
                invalid(
                        path + "." + low + "[" + value.getKey() + "]",
                        value.getValue().asText(),
                        why.formatted(value.getValue().asText(), other.asText()));
            }
        });
    }

    private void amount(JsonNode value, String path) {
        if (Quantity.parse(value).isEmpty()) {
            invalid(path, value.asText(), "quantities must match the regular expression '" + Quantity.FORM + "'");
        } else if (Quantity.of(value).compareTo(BigDecimal.ZERO) < 0) {
            invalid(path, value.asText(), "must be greater than or equal to 0");
        }
    }

    private void budget(JsonNode spec) {
        if (spec.has("minAvailable") && spec.has("maxUnavailable")) {
            invalid("spec", "", "minAvailable and maxUnavailable cannot be both set");
        }
        for (String field : List.of("minAvailable", "maxUnavailable")) {
            JsonNode value = spec.path(field);
            String text = value.asText("");
            if (value.isMissingNode()) {
                continue;
            }
            boolean number = NUMBER.matcher(text).matches();
            if (!number && !SHARE.matcher(text).matches()) {
                invalid(
                        "spec." + field,
                        text,
                        "a valid percent string must be a numeric string followed by an ending '%'");
            } else if (number && text.startsWith("-")) {
                invalid("spec." + field, text, "must be greater than or equal to 0");
            }
        }
        selector(spec.path("selector"), "spec.selector");
    }

    private void network(JsonNode spec) {
        selector(spec.path("podSelector"), "spec.podSelector");
        for (String[] side : new String[][] {{"ingress", "from"}, {"egress", "to"}}) {
            for (int i = 0; i < spec.path(side[0]).size(); i++) {
                JsonNode rule = spec.path(side[0]).get(i);
                String path = "spec." + side[0] + "[" + i + "]";
                for (int p = 0; p < rule.path("ports").size(); p++) {
                    port(rule.path("ports").get(p).path("port"), path + ".ports[" + p + "].port");
                }
                for (int p = 0; p < rule.path(side[1]).size(); p++) {
                    peer(rule.path(side[1]).get(p), path + "." + side[1] + "[" + p + "]");
                }
            }
        }
    }

    private void port(JsonNode port, String path) {
        if (port.isNumber() && (port.asInt() < 1 || port.asInt() > LARGEST_PORT)) {
            invalid(path, port.asText(), "must be between 1 and 65535, inclusive");
        }
    }

    private void peer(JsonNode peer, String path) {
        if (peer.isEmpty()) {
            causes.add(new Cause("FieldValueRequired", path, "Required value: must specify a peer"));
        }
        if (peer.has("ipBlock") && (peer.has("podSelector") || peer.has("namespaceSelector"))) {
            causes.add(
                    new Cause("FieldValueForbidden", path, "Forbidden: may not specify both ipBlock and another peer"));
        }
        String cidr = peer.path("ipBlock").path("cidr").asText("");
        if (peer.has("ipBlock") && !CIDR.matcher(cidr).matches()) {
            invalid(path + ".ipBlock.cidr", cidr, "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)");
        }
        selector(peer.path("podSelector"), path + ".podSelector");
        selector(peer.path("namespaceSelector"), path + ".namespaceSelector");
    }

    private void selector(JsonNode selector, String path) {
        for (int i = 0; i < selector.path("matchExpressions").size(); i++) {
            JsonNode rule = selector.path("matchExpressions").get(i);
            boolean listed =
                    List.of("In", "NotIn").contains(rule.path("operator").asText());
            if (listed && rule.path("values").isEmpty()) {
                causes.add(new Cause(
                        "FieldValueRequired",
                        path + ".matchExpressions[" + i + "].values",
                        "Required value: must be specified when `operator` is 'In' or 'NotIn'"));
            }
        }
    }

    private void invalid(String field, String value, String why) {
        causes.add(new Cause("FieldValueInvalid", field, "Invalid value: \"" + value + "\": " + why));
    }
}
