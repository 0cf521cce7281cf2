package io.pteronimbus.gameserver.server;

import io.pteronimbus.crd.GameServerSpec.OnExit;
import io.pteronimbus.gameserver.template.TemplateSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All of a server that people set.
 *
 * @param image one of the template's; null for the first of them
 * @param variables those that are not as the template has them
 * @param stopWhenEmptyMinutes 0: it is never stopped for want of players
 * @param onExit what becomes of a game that ends by itself, without an error; null: as the template says
 */
record ServerSettings(
        ServerName name,
        Resources resources,
        @Nullable String image,
        Map<String, String> variables,
        int stopWhenEmptyMinutes,
        @Nullable OnExit onExit) {

    ServerSettings {
        variables = Map.copyOf(variables);
    }

    static ServerSettings of(Server server) {
        return new ServerSettings(
                ServerName.of(server.name),
                server.resources,
                server.image,
                server.variables,
                server.stopWhenEmptyMinutes,
                server.onExit);
    }

    /** Those of a new server that asks for nothing. */
    static ServerSettings byDefault(ServerName name, TemplateSpec template) {
        return new ServerSettings(name, Resources.of(template.resources()), null, Map.of(), 0, null);
    }

    ServerSettings named(ServerName other) {
        return new ServerSettings(other, resources, image, variables, stopWhenEmptyMinutes, onExit);
    }

    /** These with what the request asks for. Throws 400 for what the template does not allow. */
    ServerSettings with(SettingsRequest request, TemplateSpec template) {
        request.check(template);
        var wantedImage = request.image();
        var wantedOnExit = request.onExit();
        return new ServerSettings(
                name,
                ResourcesRequest.over(request.resources(), resources),
                wantedImage == null || wantedImage.equals(imageOf(template)) ? image : wantedImage,
                beside(template, request.variablesOver(variables)),
                request.stopWhenEmptyMinutes() == null ? stopWhenEmptyMinutes : request.stopWhenEmptyMinutes(),
                wantedOnExit == null || wantedOnExit == onExitOf(template) ? onExit : beside(template, wantedOnExit));
    }

    /** Keys of the variables that have other values in those. */
    Set<String> changedVariables(ServerSettings other) {
        return Stream.of(variables, other.variables)
                .flatMap(values -> values.keySet().stream())
                .filter(key -> !Objects.equals(variables.get(key), other.variables.get(key)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a game that runs goes on with what it was started with, and takes those only when it starts again. */
    boolean needsRestartFor(ServerSettings other) {
        return resources.cpuMillis() != other.resources.cpuMillis()
                || resources.memoryMib() != other.resources.memoryMib()
                || !Objects.equals(image, other.image)
                || !variables.equals(other.variables);
    }

    /** What is set as the template has it is not set: it makes no difference. */
    private static Map<String, String> beside(TemplateSpec template, Map<String, String> values) {
        var others = new HashMap<>(values);
        template.variables().forEach(variable -> others.remove(variable.key(), variable.defaultValue()));
        return others;
    }

    private static @Nullable OnExit beside(TemplateSpec template, OnExit wanted) {
        return wanted == template.whatOnExit() ? null : wanted;
    }

    /** What becomes of the game when it ends by itself, without an error. */
    OnExit onExitOf(TemplateSpec template) {
        return onExit == null ? template.whatOnExit() : onExit;
    }

    /** The image the game runs. */
    String imageOf(TemplateSpec template) {
        return image == null ? template.images().getFirst().image() : image;
    }

    /** The environment of the game: the template's, with what was set here. */
    Map<String, String> environment(TemplateSpec template) {
        return template.variables().stream()
                .collect(Collectors.toUnmodifiableMap(
                        TemplateSpec.Variable::key,
                        variable -> variables.getOrDefault(variable.key(), variable.defaultValue())));
    }
}
