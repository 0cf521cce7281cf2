package io.pteronimbus.controller.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.events.EventIds;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A community, and a template that it has under a name of its own; what its cluster and the panel say of templates. */
abstract class Templated extends WorldTest {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String RESOURCES = "/apis/pteronimbus.io/v1alpha1/namespaces/";
    static final String EVERYBODYS = "default";

    UUID crew = UUID.randomUUID();
    String namespace = "";
    String slug = "";
    UUID id = EventIds.next();

    @BeforeEach
    void another() {
        crew = UUID.randomUUID();
        namespace = "ptn-" + crew;
        id = EventIds.next();
        slug = "brick-" + id.toString().substring(30);
    }

    @AfterEach
    void signAgain() {
        world.panel.templates.signer = world.keys::sign;
        world.panel.templates.breakOff = false;
        world.panel.templates.partSize = Integer.MAX_VALUE / 2;
    }

    void server() {
        var server = UUID.randomUUID();
        world.panel.want(crew, server, 1, GameSpec.running(World.GAME).stopped());
        world.awaitState(server, "STOPPED");
    }

    /** As kubectl does, and answers the uid. */
    String create(
            String where, String name, ObjectNode spec, Map<String, String> annotations, Map<String, String> labels) {
        var template = JSON.createObjectNode()
                .put("apiVersion", "pteronimbus.io/v1alpha1")
                .put("kind", "GameTemplate");
        var meta = template.putObject("metadata").put("name", name);
        meta.set("annotations", JSON.valueToTree(annotations));
        meta.set("labels", JSON.valueToTree(labels));
        template.set("spec", spec);
        world.create(RESOURCES + where + "/gametemplates", template.toString());
        return world.read(path(where, name)).at("/metadata/uid").asText();
    }

    static String path(String where, String name) {
        return RESOURCES + where + "/gametemplates/" + name;
    }

    String title(String where) {
        return world.read(path(where, slug))
                .at("/metadata/annotations/pteronimbus.io~1title")
                .asText();
    }

    Stream<JsonNode> frames(String type) {
        return world.panel.told.stream()
                .filter(frame -> frame.path("type").asText().equals(type));
    }

    boolean exists(String where, String name) {
        return !world.read(path(where, name)).isMissingNode();
    }

    String reason(UUID template) {
        return frames("template-refused")
                .filter(frame -> frame.path("id").asText().equals(template.toString()))
                .map(frame -> frame.path("reason").asText())
                .reduce("", (before, now) -> now);
    }
}
