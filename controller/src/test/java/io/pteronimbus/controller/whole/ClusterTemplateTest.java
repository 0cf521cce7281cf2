package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Templates of the cluster that the panel is told of. */
class ClusterTemplateTest extends Templated {
    @BeforeEach
    void namespace() {
        world.create(
                "/api/v1/namespaces",
                "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"" + namespace + "\"}}");
    }

    @Test
    void shouldTellThePanelOfWhatKubectlMadeAndOfEachChangeAndOfItsEnd() {
        // when
        var uid = create(
                namespace,
                "paper",
                FakeTemplates.spec("Ready"),
                Map.of("pteronimbus.io/title", "Paper 1.21", "pteronimbus.io/description", "From Git"),
                Map.of("argocd.argoproj.io/instance", "games"));

        // then
        World.eventually("named", () -> hashes(uid).count() == 1);
        var named = frames("external-template-changed")
                .map(frame -> frame.path("template"))
                .filter(template -> template.path("resourceUid").asText().equals(uid))
                .findFirst()
                .orElseThrow();
        assertThat(named.path("tenantId").asText()).isEqualTo(crew.toString());
        assertThat(named.path("name").asText()).isEqualTo("paper");
        assertThat(named.has("spec")).isFalse();
        // and when
        ask("external-template-wanted", uid, "paper");
        // then
        World.eventually("told", () -> told(uid).findAny().isPresent());
        var told = told(uid).findFirst().orElseThrow();
        assertThat(told.path("title").asText()).isEqualTo("Paper 1.21");
        assertThat(told.path("description").asText()).isEqualTo("From Git");
        assertThat(told.at("/managedBy/tool").asText()).isEqualTo("ARGO_CD");
        assertThat(told.at("/spec/done/pattern").asText()).isEqualTo("Ready");
        assertThat(told.at("/template/hash").asText())
                .isEqualTo(named.path("hash").asText());
        // and when
        world.write("PATCH", path(namespace, "paper"), "{\"metadata\":{\"annotations\":{\"of\":\"somebody\"}}}");
        world.write("PATCH", path(namespace, "paper"), "{\"spec\":{\"done\":{\"pattern\":\"Done\"}}}");
        // then
        World.eventually("changed", () -> hashes(uid).distinct().count() == 2);
        assertThat(hashes(uid)).hasSize(2);
        // and when
        world.delete(path(namespace, "paper"));
        // then
        World.eventually("gone", () -> wasToldGone(uid));
    }

    @Test
    void shouldNameAllWithEachFullListAndOnEachConnection() {
        // given
        var uid = create(namespace, "paper", FakeTemplates.spec("Ready"), Map.of(), Map.of());
        World.eventually("named", () -> hashes(uid).count() == 1);

        // when
        world.panel.told.clear();
        world.panel.resync();
        // then
        World.eventually("named again", () -> isInFullList(uid));
        // and when
        world.panel.told.clear();
        world.panel.dropLink();
        // then
        World.eventually("named on the next", () -> isInFullList(uid));
    }

    @Test
    void shouldSayThatItIsGoneWhenAnotherHasTheNameByNow() {
        // given
        var uid = create(namespace, "paper", FakeTemplates.spec("Ready"), Map.of(), Map.of());
        World.eventually("named", () -> hashes(uid).count() == 1);

        // when
        ask("external-template-wanted", UUID.randomUUID().toString(), "paper");
        ask("external-template-wanted", uid, "other");

        // then
        World.eventually("gone", () -> wasToldGone(uid));
        assertThat(told(uid)).isEmpty();
    }

    @Test
    void shouldTellWhyThePanelDoesNotTakeIt() {
        // given
        var uid = create(namespace, "paper", FakeTemplates.spec("Ready"), Map.of(), Map.of());
        World.eventually("named", () -> hashes(uid).count() == 1);

        // when
        ask("external-template-refused", uid, "paper");
        ask("external-template-refused", uid, "paper");

        // then
        World.eventually("said", () -> events("TemplateRefused").contains("spec.done is wrong"));
        assertThat(events("TemplateRefused")).hasSize(1);
    }

    @Test
    void shouldNotNameThoseOfThePanelNorThoseOutsideOfTenantsNamespaces() {
        // given
        server();
        world.panel.templates.have(crew, slug, id, 1, "Brick yard");
        World.eventually("written", () -> title(namespace).equals("Brick yard"));
        var ours = world.read(path(namespace, slug)).at("/metadata/uid").asText();
        var elsewhere = create(EVERYBODYS, slug, FakeTemplates.spec("Ready"), Map.of(), Map.of());

        // when: what was written is copied, labels and all
        var copy = create(
                namespace,
                "copied",
                FakeTemplates.spec("Ready"),
                Map.of(),
                Map.of("pteronimbus.io/template", id.toString(), "app.kubernetes.io/managed-by", "pteronimbus"));

        // then
        World.eventually("named", () -> hashes(copy).count() == 1);
        assertThat(hashes(ours)).isEmpty();
        assertThat(hashes(elsewhere)).isEmpty();
    }

    @Test
    void shouldSeeTheOthersWhenOneIsNothingAnybodyUnderstands() {
        // given
        var odd = FakeTemplates.spec("Ready");
        odd.withArray("ports").addObject().put("name", "game").put("containerPort", 1);

        // when
        var first = create(namespace, "odd", odd, Map.of(), Map.of());
        var second = create(namespace, "plain", FakeTemplates.spec("Ready"), Map.of(), Map.of());

        // then
        World.eventually(
                "both", () -> hashes(first).count() == 1 && hashes(second).count() == 1);
    }

    private void ask(String type, String uid, String name) {
        world.panel.say(FakePanel.object(type)
                .put("tenantId", crew.toString())
                .put("resourceUid", uid)
                .put("name", name)
                .put("reason", "spec.done is wrong"));
    }

    /** Of each time that one was named as another. */
    private Stream<String> hashes(String uid) {
        return frames("external-template-changed")
                .map(frame -> frame.path("template"))
                .filter(template -> template.path("resourceUid").asText().equals(uid))
                .map(template -> template.path("hash").asText());
    }

    private Stream<JsonNode> told(String uid) {
        return frames("external-template")
                .filter(frame -> frame.at("/template/resourceUid").asText().equals(uid));
    }

    private boolean isInFullList(String uid) {
        return frames("external-templates")
                .flatMap(frame -> StreamSupport.stream(frame.path("templates").spliterator(), false))
                .anyMatch(template -> template.path("resourceUid").asText().equals(uid));
    }

    private boolean wasToldGone(String uid) {
        return frames("external-template-gone")
                .anyMatch(frame -> frame.path("resourceUid").asText().equals(uid));
    }

    private List<String> events(String reason) {
        return StreamSupport.stream(
                        world.read("/api/v1/namespaces/" + namespace + "/events")
                                .path("items")
                                .spliterator(),
                        false)
                .filter(event -> event.path("reason").asText().equals(reason))
                .map(event -> event.path("message").asText())
                .toList();
    }
}
