package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.events.EventIds;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

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

    private boolean wasTold(String type, UUID template) {
        return frames(type).anyMatch(frame -> frame.path("id").asText().equals(template.toString()));
    }
}
