package io.pteronimbus.gameserver.template;

import io.pteronimbus.crd.GameTemplateSpec;
import io.pteronimbus.gameserver.fixture.Specs;
import io.quarkus.arc.Arc;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Templates that tests bring along. */
public final class TestTemplates {
    private TestTemplates() {}

    /** One that says all there is to say: two images, an installation, a query; its slug. */
    public static String complete() {
        return save(Specs.of("""
                {"images": [{"name": "Old", "image": "game:1"}, {"name": "New", "image": "game:2"}],
                 "startup": {"command": ["run"], "args": []},
                 "variables": [
                   {"key": "MOTD", "name": "Message", "defaultValue": "Hello"},
                   {"key": "PASSWORD", "name": "Password", "description": "To join", "defaultValue": "", "editable": true},
                   {"key": "DIRECTORY", "name": "Directory", "defaultValue": "/data", "editable": false}],
                 "done": {"pattern": "Done", "regex": false},
                 "stop": {"command": "stop", "timeoutSeconds": 5},
                 "ports": [{"name": "game", "containerPort": 27015, "protocol": "UDP"}],
                 "dataPath": "/data",
                 "resources": {"cpuMillis": 100, "memoryMiB": 128, "diskMiB": 256},
                 "install": {"image": "installer:1", "entrypoint": "bash", "script": "echo made", "timeoutSeconds": 600},
                 "onExit": "STOP",
                 "query": {"protocol": "A2S", "port": "game"},
                 "readOnlyRoot": true}
                """));
    }

    /** One whose servers run only on clusters with those labels; its slug. */
    public static String placedOn(Map<String, String> labels) {
        var placement = labels.entrySet().stream()
                .map(label -> "\"%s\": \"%s\"".formatted(label.getKey(), label.getValue()))
                .collect(Collectors.joining(", "));
        return save(Specs.plain("\"placement\": {" + placement + "}"));
    }

    /** One as they were before templates could install, query, or say what becomes of an end; its slug. */
    public static String plain() {
        return save(Specs.plain());
    }

    /** One that says this; its slug. */
    public static String of(GameTemplateSpec spec) {
        return save(spec);
    }

    private static String save(GameTemplateSpec spec) {
        var slug = "game-" + UUID.randomUUID();
        Arc.container()
                .instance(BuiltInTemplates.class)
                .get()
                .synchronise(new TemplateDocument(slug, "A game", "For a test", "game", spec));
        return slug;
    }
}
