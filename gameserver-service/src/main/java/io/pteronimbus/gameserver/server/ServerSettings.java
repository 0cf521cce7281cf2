package io.pteronimbus.gameserver.server;

import io.pteronimbus.crd.GameServerSpec.OnExit;
import io.pteronimbus.crd.GameTemplateSpec;
import io.pteronimbus.crd.GameTemplateSpec.Variable;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
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
 * @param startup name of one of the template's start-up commands; null for the first of them
 * @param tags the panel's own: all else is sent to the cluster
 */
record ServerSettings(
        ServerName name,
        Resources resources,
        @Nullable String image,
        Map<String, String> variables,
        int stopWhenEmptyMinutes,
        @Nullable OnExit onExit,
        @Nullable String startup,
        ServerTags tags) {

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
                server.onExit,
                server.startup,
                server.tags);
    }

    /** Those of a new server that asks for nothing. */
    static ServerSettings byDefault(ServerName name, GameTemplateSpec template) {
        return new ServerSettings(
                name, Resources.of(template.resources()), null, Map.of(), 0, null, null, ServerTags.NONE);
    }

    ServerSettings named(ServerName other) {
        return new ServerSettings(other, resources, image, variables, stopWhenEmptyMinutes, onExit, startup, tags);
    }

    /** These with what the request asks for. Throws 400 for what the template does not allow. */
    ServerSettings with(SettingsRequest request, GameTemplateSpec template) {
        request.check(template);
        requireRules(request, template);
        var wantedImage = request.image();
        var wantedOnExit = request.onExit();
        var wantedStartup = request.startup();
        var wantedTags = request.tags();
        return new ServerSettings(
                name,
                ResourcesRequest.over(request.resources(), resources),
                wantedImage == null || wantedImage.equals(imageOf(template)) ? image : wantedImage,
                beside(template, request.variablesOver(variables)),
                request.stopWhenEmptyMinutes() == null ? stopWhenEmptyMinutes : request.stopWhenEmptyMinutes(),
                wantedOnExit == null || wantedOnExit == onExitOf(template) ? onExit : beside(template, wantedOnExit),
                wantedStartup == null ? startup : beside(template, wantedStartup),
                wantedTags == null ? tags : ServerTags.of("tags", wantedTags));
    }

    private void requireRules(SettingsRequest request, GameTemplateSpec template) {
        var wanted = request.variables();
        var asked = wanted == null ? Set.<String>of() : wanted.keySet();
        var values = new HashMap<String, String>();
        var set = request.variablesOver(variables);
        template.variables()
                .forEach(variable ->
                        values.put(variable.key(), set.getOrDefault(variable.key(), variable.defaultValue())));
        var errors = VariableRules.errors(template, asked, values, request.ofNewServer());
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors.toArray(FieldError[]::new));
        }
    }

    /** Keys of the variables that have other values in those. */
    Set<String> changedVariables(ServerSettings other) {
        return Stream.of(variables, other.variables)
                .flatMap(values -> values.keySet().stream())
                .filter(key -> !Objects.equals(variables.get(key), other.variables.get(key)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether nothing is different in those but what is the panel's own. */
    boolean isToClusterAs(ServerSettings other) {
        return new ServerSettings(name, resources, image, variables, stopWhenEmptyMinutes, onExit, startup, other.tags)
                .equals(other);
    }

    /** Whether a game that runs goes on with what it was started with, and takes those only when it starts again. */
    boolean needsRestartFor(ServerSettings other) {
        return resources.cpuMillis() != other.resources.cpuMillis()
                || resources.memoryMib() != other.resources.memoryMib()
                || !Objects.equals(image, other.image)
                || !Objects.equals(startup, other.startup)
                || !variables.equals(other.variables);
    }

    /** What is set as the template has it is not set: it makes no difference. */
    private static Map<String, String> beside(GameTemplateSpec template, Map<String, String> values) {
        var others = new HashMap<>(values);
        template.variables().forEach(variable -> others.remove(variable.key(), variable.defaultValue()));
        return others;
    }

    private static @Nullable OnExit beside(GameTemplateSpec template, OnExit wanted) {
        return wanted == template.whatOnExit() ? null : wanted;
    }

    private static @Nullable String beside(GameTemplateSpec template, String wanted) {
        return template.startup().lines().getFirst().name().equals(wanted) ? null : wanted;
    }

    /**
     * Those that another version of the template has a place for; the others are as that has them. A value that was given as a secret is not kept where
     * it would be shown from then on: whoever writes templates does not learn it that way.
     */
    ServerSettings keptBy(GameTemplateSpec followed, GameTemplateSpec template) {
        var kept = new HashMap<>(variables);
        var secret = keys(followed, Variable::hasSecret);
        kept.keySet().retainAll(keys(template, variable -> variable.hasSecret() || !secret.contains(variable.key())));
        return new ServerSettings(
                name,
                resources,
                template.images().stream().anyMatch(one -> one.image().equals(image)) ? image : null,
                kept,
                template.query() == null ? 0 : stopWhenEmptyMinutes,
                onExit,
                template.startup().lines().stream().anyMatch(line -> line.name().equals(startup)) ? startup : null,
                tags);
    }

    private static Set<String> keys(GameTemplateSpec template, Predicate<Variable> which) {
        return template.variables().stream().filter(which).map(Variable::key).collect(Collectors.toSet());
    }

    /** The start-up command that the image is given; empty where it knows what to run. */
    Optional<GameTemplateSpec.Line> startupLine(GameTemplateSpec template) {
        var lines = template.startup().lines();
        return lines.stream()
                .filter(line -> line.name().equals(startup))
                .findFirst()
                .or(() -> lines.stream().findFirst());
    }

    /** What becomes of the game when it ends by itself, without an error. */
    OnExit onExitOf(GameTemplateSpec template) {
        return onExit == null ? template.whatOnExit() : onExit;
    }

    /** The image the game runs. */
    String imageOf(GameTemplateSpec template) {
        return image == null ? template.images().getFirst().image() : image;
    }

    /** The template's variables that people see, with what was set here; no secrets. */
    Map<String, String> shown(GameTemplateSpec template) {
        var values = new HashMap<>(environment(template));
        template.variables().stream()
                .filter(variable -> variable.hasSecret() || !variable.mayBeSeen())
                .forEach(variable -> values.remove(variable.key()));
        return Map.copyOf(values);
    }

    /** The template's variables, with what was set here. */
    Map<String, String> environment(GameTemplateSpec template) {
        return template.variables().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Variable::key, variable -> variables.getOrDefault(variable.key(), variable.defaultValue())));
    }
}
