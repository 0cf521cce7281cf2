package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.events.EventIds;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Templates of the panel in the cluster. */
class PanelTemplateTest extends Templated {
    @Test
    void shouldWriteTemplateOfEverybodyWhenThePanelHasIt() {
        // when
        world.panel.templates.have(null, slug, id, 3, "Brick yard");

        // then
        World.eventually("written", () -> title(EVERYBODYS).equals("Brick yard"));
        var written = world.read(path(EVERYBODYS, slug));
        assertThat(written.at("/metadata/annotations/pteronimbus.io~1version").asText())
                .isEqualTo("3");
        assertThat(written.at("/metadata/annotations/pteronimbus.io~1description")
                        .asText())
                .isEqualTo("For a test");
        assertThat(written.at("/metadata/labels/app.kubernetes.io~1managed-by").asText())
                .isEqualTo("pteronimbus");
        assertThat(written.at("/metadata/labels/pteronimbus.io~1template").asText())
                .isEqualTo(id.toString());
        assertThat(written.at("/spec/done/pattern").asText()).isEqualTo("Ready");
        assertThat(written.at("/metadata/managedFields/0/manager").asText()).isEqualTo("pteronimbus-link");
    }

    @Test
    void shouldWriteTemplateOfTenantWhenTheTenantHasItsFirstServer() {
        // given
        world.panel.templates.have(crew, slug, id, 1, "Brick yard");
        var other = world.panel.templates.have(null, slug, EventIds.next(), 1, "Another");
        World.eventually("that of everybody", () -> title(EVERYBODYS).equals("Another"));
        assertThat(world.panel.templates.wanted).contains(other).doesNotContain(id);

        // when
        server();

        // then
        World.eventually("written", () -> title(namespace).equals("Brick yard"));
    }

    @Test
    void shouldAskTheClusterNothingWhenAllIsThere() {
        // given
        for (var number = 0; number < 12; number++) {
            world.panel.templates.have(null, slug + "-" + number, EventIds.next(), 1, "Number " + number);
        }
        World.eventually(
                "written",
                () -> StreamSupport.stream(
                                        world.read(RESOURCES + EVERYBODYS + "/gametemplates")
                                                .path("items")
                                                .spliterator(),
                                        false)
                                .filter(item ->
                                        item.at("/metadata/name").asText().startsWith(slug))
                                .count()
                        == 12);
        World.eventually("settled", () -> isQuiet());
        world.proxy.forget();
        world.panel.templates.wanted.clear();

        // when
        world.panel.told.clear();
        world.panel.resync();
        World.eventually("told", () -> frames("external-templates").findAny().isPresent());
        world.panel.told.clear();
        world.panel.dropLink();
        World.eventually(
                "told on the next", () -> frames("external-templates").findAny().isPresent());

        // then
        assertThat(world.panel.templates.wanted).isEmpty();
        assertThat(requests()).isEmpty();
    }

    @Test
    void shouldKnowAfterItsOwnRestartThatAllIsThere() {
        // given
        world.panel.templates.have(null, slug, id, 1, "Brick yard");
        World.eventually("written", () -> title(EVERYBODYS).equals("Brick yard"));
        World.eventually("settled", () -> isQuiet());

        // when
        world.killController();
        world.panel.told.clear();
        world.panel.templates.wanted.clear();
        world.startController();
        World.eventually("told", () -> frames("external-templates").findAny().isPresent());

        // then
        assertThat(world.panel.templates.wanted).doesNotContain(id);
    }

    @Test
    void shouldPutRightWhatSomebodyChangedAndMakeAnewWhatSomebodyDeleted() {
        // given
        world.panel.templates.have(null, slug, id, 1, "Brick yard");
        World.eventually("written", () -> title(EVERYBODYS).equals("Brick yard"));

        // when
        world.write("PATCH", path(EVERYBODYS, slug), "{\"spec\":{\"done\":{\"pattern\":\"Never\"}}}");
        World.eventually("resynced", () -> {
            world.panel.resync();
            return world.read(path(EVERYBODYS, slug))
                    .at("/spec/done/pattern")
                    .asText()
                    .equals("Ready");
        });
        world.write(
                "PATCH",
                path(EVERYBODYS, slug),
                "{\"metadata\":{\"annotations\":{\"pteronimbus.io/title\":\"Mine\"}}}");
        World.eventually("resynced", () -> {
            world.panel.resync();
            return title(EVERYBODYS).equals("Brick yard");
        });

        // then
        world.delete(path(EVERYBODYS, slug));
        World.eventually("made anew", () -> title(EVERYBODYS).equals("Brick yard"));
    }

    @Test
    void shouldDeleteWhatThePanelDeletedAndNothingItDoesNotName() {
        // given
        var stays = EventIds.next();
        world.panel.templates.have(null, slug, id, 1, "Brick yard");
        world.panel.templates.have(null, slug + "-2", stays, 1, "Stays");
        World.eventually("written", () -> exists(EVERYBODYS, slug) && exists(EVERYBODYS, slug + "-2"));

        // when
        world.panel.templates.forget(stays);
        world.panel.templates.delete(null, slug, id, 1);

        // then
        World.eventually("said", () -> wasTold("template-deleted", id));
        assertThat(exists(EVERYBODYS, slug)).isFalse();
        world.panel.resync();
        World.eventually("told", () -> frames("external-templates").findAny().isPresent());
        assertThat(exists(EVERYBODYS, slug + "-2")).isTrue();
        // and when: another of the same slug
        var next = world.panel.templates.have(null, slug, EventIds.next(), 1, "Another");
        // then
        World.eventually("written", () -> title(EVERYBODYS).equals("Another"));
        assertThat(next).isNotEqualTo(id);
    }

    @Test
    void shouldLeaveAloneWhatSomebodyElseHasMadeOfThatName() {
        // given
        create(EVERYBODYS, slug, FakeTemplates.spec("Theirs"), Map.of(), Map.of());

        // when
        world.panel.templates.have(null, slug, id, 1, "Brick yard");

        // then
        World.eventually("refused", () -> reason(id).startsWith("name-taken: "));
        assertThat(world.read(path(EVERYBODYS, slug)).at("/spec/done/pattern").asText())
                .isEqualTo("Theirs");
        assertThat(world.metric("pteronimbus_templates_skipped_total", "reason=\"name-taken\""))
                .isPositive();
        // and when
        world.delete(path(EVERYBODYS, slug));
        // then
        World.eventually("written", () -> title(EVERYBODYS).equals("Brick yard"));
    }

    @Test
    void shouldSkipWhatIsTooLargeForTheCluster() {
        // given
        var spec = FakeTemplates.spec("Ready");
        spec.putArray("denyList");
        var script = "x".repeat(1 << 20);
        spec.putObject("install").put("image", "i:1").put("script", script).put("timeoutSeconds", 60);

        // when
        world.panel.templates.have(null, slug, id, 1, "Brick yard", spec);

        // then
        World.eventually("refused", () -> reason(id).startsWith("too-large: "));
        assertThat(exists(EVERYBODYS, slug)).isFalse();
        // and when: it is named again
        world.panel.templates.wanted.clear();
        world.panel.told.clear();
        world.panel.resync();
        // then
        World.eventually("told again", () -> reason(id).startsWith("too-large: "));
        assertThat(world.panel.templates.wanted).doesNotContain(id);
    }

    @Test
    void shouldNotWriteAnOlderVersionThanIsThere() {
        // given
        world.panel.templates.have(null, slug, id, 5, "Newer");
        World.eventually("written", () -> title(EVERYBODYS).equals("Newer"));

        // when
        world.panel.templates.have(null, slug, id, 4, "Older");

        // then
        World.eventually("refused", () -> reason(id).equals("grant refused: a newer version is there"));
        assertThat(title(EVERYBODYS)).isEqualTo("Newer");
    }

    @ParameterizedTest
    @EnumSource(
            value = WrongGrant.class,
            mode = Mode.EXCLUDE,
            names = {
                "NO_TENANT",
                "ANOTHER_SERVER",
                "NO_SERVER",
                "EXPIRED",
                "LASTS_TOO_LONG",
                "ISSUED_LONG_AGO",
                "NEVER_EXPIRES",
                "NO_TIME_OF_ISSUE",
                "NO_ID",
                "ANOTHER_GENERATION"
            })
    void shouldWriteNothingWhenGrantIsWrong(WrongGrant wrong) {
        // given
        world.panel.templates.signer = claims -> wrong.of(world.keys, claims);
        var before = refusals(wrong.reason);

        // when
        world.panel.templates.have(null, slug, id, 1, "Brick yard");

        // then
        World.eventually("refused", () -> reason(id).startsWith("grant refused: "));
        assertThat(refusals(wrong.reason)).isEqualTo(before + 1);
        assertThat(exists(EVERYBODYS, slug)).isFalse();
        // and when: the right one
        world.panel.templates.signer = world.keys::sign;
        world.panel.resync();
        // then
        World.eventually("written", () -> exists(EVERYBODYS, slug));
    }

    @Test
    void shouldDeleteNothingThatIsNotSigned() {
        // given
        world.panel.templates.have(null, slug, id, 1, "Brick yard");
        World.eventually("written", () -> exists(EVERYBODYS, slug));
        world.panel.templates.signer = claims -> {
            claims.setClaim("permission", "template:update");
            return world.keys.sign(claims);
        };

        // when
        world.panel.templates.delete(null, slug, id, 1);

        // then
        World.eventually("refused", () -> reason(id).startsWith("grant refused: "));
        assertThat(exists(EVERYBODYS, slug)).isTrue();
    }

    @Test
    void shouldGoOnAfterALinkThatWasCutWithinAList() {
        // given
        world.panel.templates.have(null, slug, id, 1, "Brick yard");
        World.eventually("written", () -> exists(EVERYBODYS, slug));
        world.panel.templates.have(null, slug + "-2", EventIds.next(), 1, "Second");
        World.eventually("written", () -> exists(EVERYBODYS, slug + "-2"));

        // when
        world.panel.templates.partSize = 1;
        world.panel.templates.breakOff = true;
        world.panel.told.clear();
        world.panel.resync();
        world.panel.templates.have(null, slug, id, 2, "Changed");
        World.eventually("changed", () -> title(EVERYBODYS).equals("Changed"));
        assertThat(frames("external-templates")).isEmpty();
        world.panel.templates.breakOff = false;
        world.panel.dropLink();

        // then
        World.eventually("told", () -> frames("external-templates").findAny().isPresent());
        assertThat(exists(EVERYBODYS, slug + "-2")).isTrue();
    }

    @Test
    void shouldTryAgainWithTheNextListWhatTheClusterDidNotTake() {
        // given
        world.proxy.refuse(request -> request.startsWith("PATCH") && request.contains("/gametemplates/" + slug));

        // when
        world.panel.templates.have(null, slug, id, 1, "Brick yard");
        World.eventually("refused", () -> reason(id).startsWith("cluster: "));
        world.proxy.refuse(request -> false);
        world.panel.resync();

        // then
        World.eventually("written", () -> exists(EVERYBODYS, slug));
    }

    private boolean exists(String where, String name) {
        return !world.read(path(where, name)).isMissingNode();
    }

    private List<String> requests() {
        return world.proxy.requests().stream()
                .filter(request -> request.contains("gametemplates"))
                .filter(request -> !request.contains("watch=true"))
                .toList();
    }

    /** Nothing was asked for in the newest list. */
    private boolean isQuiet() {
        world.panel.templates.wanted.clear();
        world.panel.told.clear();
        world.panel.resync();
        World.eventually("told", () -> frames("external-templates").findAny().isPresent());
        return world.panel.templates.wanted.isEmpty();
    }

    private double refusals(String reason) {
        return world.metric("pteronimbus_grant_refusals_total", "use=\"template\"", "reason=\"" + reason + "\"");
    }

    private boolean wasTold(String type, UUID template) {
        return frames(type).anyMatch(frame -> frame.path("id").asText().equals(template.toString()));
    }

    private String reason(UUID template) {
        return frames("template-refused")
                .filter(frame -> frame.path("id").asText().equals(template.toString()))
                .map(frame -> frame.path("reason").asText())
                .reduce("", (before, now) -> now);
    }
}
