package io.pteronimbus.configfiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What eggs write as <code>{{server.build.default.port}}</code>. Only the names listed here stand for something: to look
 * up any name an egg comes up with is what told strangers the token of a node (CVE-2026-52855).
 */
public final class Placeholders {
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final String LOOPBACK = "127.0.0.1";
    private static final Map<String, String> VARIABLES = Map.of(
            "server.build.default.port", "SERVER_PORT",
            "server.allocations.default.port", "SERVER_PORT",
            "server.build.default.ip", "SERVER_IP",
            "server.allocations.default.ip", "SERVER_IP",
            "server.build.memory", "SERVER_MEMORY",
            "server.build.memory_limit", "SERVER_MEMORY",
            "server.uuid", "P_SERVER_UUID");
    private static final Set<String> INTERFACES = Set.of("config.docker.interface", "config.docker.network.interface");
    private static final List<String> ENVIRONMENT =
            List.of("env.", "server.build.env.", "server.environment.", "server.build.environment.");
    private static final List<String> WITHHELD = List.of("PTERONIMBUS_", "KUBERNETES_");

    private final Map<String, String> environment;

    /** @param environment where the values come from; what is not in it is empty text */
    public Placeholders(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Whether the name, without braces, stands for something; blanks around it do not count. */
    public static boolean isKnown(String name) {
        return INTERFACES.contains(name.strip()) || variable(name.strip()).isPresent();
    }

    /** All placeholders replaced, once: what a value brings along is not looked into again. */
    public Resolved resolve(String text) {
        return resolve(text, UnaryOperator.identity());
    }

    Resolved resolve(String text, UnaryOperator<String> escape) {
        var resolved = new StringBuilder();
        var unknown = new ArrayList<String>();
        var at = 0;
        for (var open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
            var close = text.indexOf(CLOSE, open);
            if (close < 0) {
                break;
            }
            var innermost = text.lastIndexOf(OPEN, close - 1);
            var name = text.substring(innermost + OPEN.length(), close).strip();
            resolved.append(text, at, innermost);
            at = close + CLOSE.length();
            if (isKnown(name)) {
                resolved.append(escape.apply(value(name)));
            } else {
                resolved.append(text, innermost, at);
                unknown.add(name);
            }
        }
        return new Resolved(resolved.append(text, at, text.length()).toString(), unknown);
    }

    private String value(String name) {
        return variable(name)
                .map(variable -> environment.getOrDefault(variable, variable.equals("SERVER_IP") ? "0.0.0.0" : ""))
                .orElse(LOOPBACK);
    }

    private static Optional<String> variable(String name) {
        var fixed = Optional.ofNullable(VARIABLES.get(name));
        return fixed.isPresent()
                ? fixed
                : ENVIRONMENT.stream()
                        .filter(name::startsWith)
                        .map(prefix -> name.substring(prefix.length()))
                        .filter(Placeholders::isGiven)
                        .findFirst();
    }

    private static boolean isGiven(String variable) {
        var upper = variable.toUpperCase(Locale.ROOT);
        return isName(variable) && WITHHELD.stream().noneMatch(upper::startsWith);
    }

    private static boolean isName(String variable) {
        return !variable.isEmpty()
                && variable.chars()
                        .allMatch(
                                c -> c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z');
    }

    /**
     * A text whose placeholders are replaced.
     *
     * @param unknown names that stand for nothing, and which the text has as they were
     */
    public record Resolved(String text, List<String> unknown) {
        public Resolved {
            unknown = List.copyOf(unknown);
        }
    }
}
