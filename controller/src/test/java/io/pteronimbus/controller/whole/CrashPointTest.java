package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.events.ServerAddress;
import io.pteronimbus.events.ServerStateChanged;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Kills the controller at each write of a server's life, before it took effect and after: no object, port or event is lost, and none is
 * there twice. {@code -Dpteronimbus.test.full=true} tries every point; else some of them are, the same each time.
 */
class CrashPointTest extends WorldTest {
    private static final boolean FULL = Boolean.getBoolean("pteronimbus.test.full");
    private static final long SEED = 20261123;
    /** About as many as the longest story needs. */
    private static final int WRITES = 44;

    /** How many servers stand at their points when the controller is killed. */
    private static final int AT_ONCE = 20;

    private static final List<String> KINDS = List.of(
            "/api/v1/namespaces/%s/persistentvolumeclaims",
            "/api/v1/namespaces/%s/services",
            "/api/v1/namespaces/%s/configmaps",
            "/api/v1/namespaces/%s/pods",
            "/apis/apps/v1/namespaces/%s/statefulsets",
            "/apis/batch/v1/namespaces/%s/jobs",
            "/apis/pteronimbus.io/v1alpha1/namespaces/%s/gameservers");

    @Test
    void shouldLoseAndRepeatNothingWhenKilledAtAnyWrite() {
        // given
        var points = points();
        var reached = 0L;

        // when
        for (int from = 0; from < points.size(); from += AT_ONCE) {
            var heroes = points.subList(from, Math.min(points.size(), from + AT_ONCE)).stream()
                    .map(point -> new Hero(world, point))
                    .toList();
            World.eventually(
                    "all stand",
                    () -> heroes.stream().map(Hero::goOn).filter(Hero::stands).count() == heroes.size());
            reached += heroes.stream().filter(Hero::reachedPoint).count();
            world.killController();
            world.faults().clear();
            world.startController();
            World.eventually(
                    "all gone",
                    () -> heroes.stream().map(Hero::goOn).filter(Hero::isGone).count() == heroes.size());

            // then
            assertThat(heroes).allSatisfy(this::assertStory);
        }
        assertThat(reached).as("points that were reached").isGreaterThan(points.size() * 3L / 4);
    }

    private static List<CrashPoint> points() {
        var points = new ArrayList<CrashPoint>();
        for (var story : Story.values()) {
            for (int write = 1; write <= WRITES; write++) {
                points.add(new CrashPoint(story, write, false));
                points.add(new CrashPoint(story, write, true));
            }
        }
        Collections.shuffle(points, new Random(SEED));
        return FULL ? points : points.subList(0, AT_ONCE);
    }

    private void assertStory(Hero hero) {
        var seqs = hero.transitions().stream().map(ServerStateChanged::stateSeq).toList();
        assertThat(seqs)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, seqs.size()).boxed().toList());
        assertThat(world.tap.states(hero.server))
                .containsExactlyElementsOf(hero.point.story().states());
        assertThat(hero.transitions().getLast().deleted()).isTrue();
        assertThat(world.tap.deliveries(hero.server))
                .allSatisfy(delivery -> assertThat(hero.transitions()).contains(delivery));
        assertThat(hero.transitions().stream()
                        .map(ServerStateChanged::address)
                        .filter(Objects::nonNull)
                        .map(ServerAddress::port)
                        .distinct())
                .as("its port")
                .hasSize(1);
        assertThat(KINDS)
                .allSatisfy(kind -> assertThat(
                                world.read(kind.formatted(hero.namespace())).path("items"))
                        .isEmpty());
    }
}
