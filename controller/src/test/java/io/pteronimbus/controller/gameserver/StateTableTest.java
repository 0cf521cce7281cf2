package io.pteronimbus.controller.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.controller.gameserver.StateTable.Want;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code -Dstates.update=true} writes the table of the documentation anew. */
class StateTableTest {
    private static final Path DOCUMENT = Path.of("../docs/server-states.md");
    private static final String BEGIN = "<!-- the table begins -->\n";

    @Test
    void shouldBeWhatTheDocumentationSays() throws IOException {
        // given
        var document = Files.readString(DOCUMENT);
        var introduction = document.substring(0, document.indexOf(BEGIN) + BEGIN.length());

        // when
        var present = introduction + "\n" + StateTable.markdown();
        if (Boolean.getBoolean("states.update")) {
            Files.writeString(DOCUMENT, present);
        }

        // then
        assertThat(DOCUMENT).hasContent(present);
    }

    @Test
    void shouldComeToRestInAStateThatAnswersWhatIsWanted() {
        for (var want : Want.values()) {
            if (want.installs) {
                continue;
            }
            StateTable.befores(want)
                    .forEach((before, status) -> StateTable.pods().forEach((seen, pod) -> {
                        var path = StateTable.path(status, want, pod);
                        assertThat(path.isEmpty() ? before : path.getLast())
                                .as("%s, %s, wanted %s", before, seen, want)
                                .matches(answers(want, pod));
                    }));
        }
    }

    @Test
    void shouldNeverRunGameBeforeItsFilesAreThere() {
        for (var want : List.of(Want.INSTALLED, Want.INSTALLED_STOPPED)) {
            StateTable.befores(want)
                    .forEach((before, status) -> StateTable.installs().forEach((seen, install) -> {
                        var path = StateTable.pathOfInstall(status, want, install);
                        var done = install != null && install.phase() == ObservedInstall.Phase.SUCCEEDED;
                        assertThat(path.stream().anyMatch(step -> step.startsWith("STARTING")))
                                .as("%s, %s, wanted %s: %s", before, seen, want, path)
                                .isEqualTo(done && want == Want.INSTALLED && !isUpAlready(before));
                    }));
        }
    }

    /** Nothing is left to be started. */
    private static boolean isUpAlready(String before) {
        return before.equals("STARTING") || before.contains("(gave up)") || before.contains("(game ended)");
    }

    private static boolean isOfBefore(ObservedPod pod) {
        return pod.uid().equals("p1");
    }

    private static String answers(Want want, @Nullable ObservedPod pod) {
        return switch (want) {
            case DELETED -> "DELETING.*";
            // a stopped server's own pod was gone before it was said to be stopped: what shows it is old
            case STOPPED, KILL ->
                pod == null ? "STOPPED.*" : isOfBefore(pod) ? "(STOPPED|STOPPING|UNKNOWN).*" : "(STOPPING|UNKNOWN).*";
            case SUSPENDED ->
                pod == null
                        ? "SUSPENDED.*"
                        : isOfBefore(pod) ? "(STOPPED|SUSPENDED|STOPPING|UNKNOWN).*" : "(STOPPING|UNKNOWN).*";
            case INSTALLED, INSTALLED_STOPPED -> throw new IllegalArgumentException("has no pod");
            case RUNNING, RESTART, ENDED -> "(STARTING|RUNNING|STOPPING|CRASHED|FAILED|UNKNOWN).*|STOPPED.*ended.*";
        };
    }
}
