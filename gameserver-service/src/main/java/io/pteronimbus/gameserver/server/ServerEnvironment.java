package io.pteronimbus.gameserver.server;

import io.pteronimbus.crd.GameServerSpec.SecretVariable;
import io.pteronimbus.crd.GameTemplateSpec;
import io.pteronimbus.crd.GameTemplateSpec.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The environment of a server's game: the template's variables, and what the panel itself tells games, by the names that the images of the field
 * go by. Variables that the template marks as secret are apart from the others: of them the spec has names, and their values lie beside it.
 */
final class ServerEnvironment {
    /** Memory that is not the game's own, such as a Java machine's beside its heap: as much as the field's panels add on top. */
    private static final int SMALL_MIB = 2_048;

    private static final int MEDIUM_MIB = 4_096;
    private static final int SMALL_PERCENT = 115;
    private static final int MEDIUM_PERCENT = 110;
    private static final int LARGE_PERCENT = 105;

    private ServerEnvironment() {}

    /** All that is not secret. */
    static Map<String, String> plain(Server server, GameTemplateSpec template) {
        var environment = new HashMap<>(ServerSettings.of(server).environment(template));
        environment.keySet().removeAll(secrets(server, template).keySet());
        environment.putAll(ofPanel(server, template));
        return Map.copyOf(environment);
    }

    /** Values of secret variables, by key. What the panel itself tells games is none, whatever a template says. */
    static Map<String, String> secrets(Server server, GameTemplateSpec template) {
        var values = ServerSettings.of(server).environment(template);
        var ofPanel = ofPanel(server, template).keySet();
        return template.variables().stream()
                .filter(Variable::hasSecret)
                .map(Variable::key)
                .filter(key -> !ofPanel.contains(key))
                .collect(Collectors.toUnmodifiableMap(key -> key, values::get));
    }

    /** Where the cluster finds those, in the order of their names. */
    static List<SecretVariable> references(Server server, GameTemplateSpec template) {
        var secret = "gs-" + server.id + "-secrets";
        return secrets(server, template).keySet().stream()
                .sorted()
                .map(key -> new SecretVariable(key, secret, key))
                .toList();
    }

    private static Map<String, String> ofPanel(Server server, GameTemplateSpec template) {
        var settings = ServerSettings.of(server);
        var environment = new HashMap<String, String>();
        environment.put("SERVER_IP", "0.0.0.0");
        environment.put("SERVER_MEMORY", Integer.toString(gameMemoryMib(server.resources.memoryMib())));
        environment.put("P_SERVER_UUID", server.id.toString());
        environment.put("P_SERVER_LOCATION", server.cluster);
        template.ports().stream()
                .findFirst()
                .ifPresent(port -> environment.put("SERVER_PORT", Integer.toString(port.containerPort())));
        settings.startupLine(template).ifPresent(line -> environment.put("STARTUP", line.line()));
        return Map.copyOf(environment);
    }

    /** What the game is told that it may use, of what its container may use. */
    static int gameMemoryMib(int memoryMib) {
        var percent = LARGE_PERCENT;
        if (memoryMib <= SMALL_MIB * SMALL_PERCENT / 100) {
            percent = SMALL_PERCENT;
        } else if (memoryMib <= MEDIUM_MIB * MEDIUM_PERCENT / 100) {
            percent = MEDIUM_PERCENT;
        }
        return Math.max(1, memoryMib * 100 / percent);
    }
}
