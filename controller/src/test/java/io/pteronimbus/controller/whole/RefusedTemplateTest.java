package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Templates of the panel that the cluster is not to have, or does not take. */
class RefusedTemplateTest extends Templated {
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

    private double refusals(String reason) {
        return world.metric("pteronimbus_grant_refusals_total", "use=\"template\"", "reason=\"" + reason + "\"");
    }
}
