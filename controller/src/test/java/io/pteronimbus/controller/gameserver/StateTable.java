package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.Condition;
import io.pteronimbus.controller.gameserver.ObservedInstall.Phase;
import io.pteronimbus.crd.GameServerSpec;
import io.pteronimbus.crd.GameServerSpec.DesiredState;
import io.pteronimbus.crd.GameServerState;
import io.pteronimbus.crd.GameServerStatus;
import io.pteronimbus.crd.GameServerStatus.AccountedPod;
import io.pteronimbus.crd.GameServerStatus.DoneContainer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every state beside everything that can be seen of a server, and what the state machine makes of it. */
final class StateTable {
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final long GENERATION = 5;
    private static final StateMachine MACHINE = new StateMachine(new CrashBudget(3, Duration.ofMinutes(10)));

    /** What the panel wants. */
    enum Want {
        RUNNING("running"),
        STOPPED("stopped"),
        RESTART("a restart"),
        KILL("killed"),
        SUSPENDED("suspended"),
        ENDED("running, and to stay ended once the game ends"),
        INSTALLED("running, and installed first; no pod", true),
        INSTALLED_STOPPED("stopped, and installed first; no pod", true),
        DELETED("deleted");

        private final String words;
        final boolean installs;

        Want(String words) {
            this(words, false);
        }

        Want(String words, boolean installs) {
            this.words = words;
            this.installs = installs;
        }
    }

    private StateTable() {}

    /** From where a server may come, by what it is called in the table. Nothing comes back from being deleted. */
    static Map<String, GameServerStatus> befores(Want want) {
        var befores = new LinkedHashMap<String, GameServerStatus>();
        befores.put("(new)", GameServerStatus.initial());
        for (var state : GameServerState.values()) {
            if (want == Want.DELETED || isReached(state)) {
                befores.put(state.name(), status(state, 0, 1));
            }
        }
        befores.put("STOPPED (game ended)", status(GameServerState.STOPPED, GENERATION, 1));
        befores.put("FAILED (gave up)", status(GameServerState.FAILED, GENERATION, 4));
        befores.put("CRASHED (too often)", status(GameServerState.CRASHED, 0, 4));
        return befores;
    }

    private static boolean isReached(GameServerState state) {
        return state != GameServerState.DELETING;
    }

    /** What may be seen of the pod, by what it is called in the table; null for no pod. */
    static Map<String, @Nullable ObservedPod> pods() {
        var pods = new LinkedHashMap<String, @Nullable ObservedPod>();
        pods.put("no pod", null);
        pods.put("pod waits", pod("p1", false, 0, new ContainerNow.Waiting("ContainerCreating", null), null));
        pods.put("no node takes it", waiting(new PodPlace("0/1 nodes are available", null, null)));
        pods.put("waits long on its node", waiting(new PodPlace(null, NOW.minusSeconds(300), null)));
        pods.put("image cannot be had", pod("p1", false, 0, new ContainerNow.Waiting("ImagePullBackOff", null), null));
        pods.put("game runs", pod("p1", false, 0, new ContainerNow.Running("a"), null));
        pods.put("game runs, is done", pod("p1", false, 0, new ContainerNow.Running("done"), null));
        pods.put("game ended with 1", pod("p1", false, 0, new ContainerNow.Ended(exit("a", 1, "Error")), null));
        pods.put("game ended with 0", pod("p1", false, 0, new ContainerNow.Ended(exit("a", 0, "Completed")), null));
        pods.put("out of memory", pod("p1", false, 0, new ContainerNow.Ended(exit("a", 137, "OOMKilled")), null));
        pods.put(
                "waits after an end",
                pod("p1", false, 0, new ContainerNow.Waiting("CrashLoopBackOff", null), exit("a", 1, "Error")));
        pods.put("restarted in place", pod("p1", false, 1, new ContainerNow.Running("b"), exit("a", 1, "Error")));
        pods.put("pod is being deleted", pod("p1", true, 0, new ContainerNow.Running("a"), null));
        pods.put(
                "pod was evicted",
                new ObservedPod(
                        "p1",
                        false,
                        30,
                        false,
                        0,
                        0,
                        0,
                        new ContainerNow.Ended(exit("a", 137, "Error")),
                        null,
                        new PodPlace(null, null, "The node was low on resource: memory.")));
        pods.put("another pod", pod("p2", false, 0, new ContainerNow.Running("c"), null));
        pods.put(
                "node is lost",
                new ObservedPod("p1", false, 30, true, 0, 0, 0, new ContainerNow.Running("a"), null, PodPlace.UNKNOWN));
        return pods;
    }

    /** What may be seen of an installation while no pod is there, by what it is called in the table. */
    static Map<String, @Nullable ObservedInstall> installs() {
        var installs = new LinkedHashMap<String, @Nullable ObservedInstall>();
        installs.put("no Job", null);
        installs.put("Job runs", install(2, false, true, Phase.RUNNING));
        installs.put("Job succeeded", install(2, false, false, Phase.SUCCEEDED));
        installs.put("Job failed", install(2, false, false, Phase.FAILED));
        installs.put("Job cannot start", install(2, false, true, Phase.FAILED));
        installs.put("Job is being deleted", install(2, true, true, Phase.RUNNING));
        installs.put("Job of before runs", install(1, false, true, Phase.RUNNING));
        installs.put("Job of before failed", install(1, false, false, Phase.FAILED));
        return installs;
    }

    private static ObservedInstall install(long nonce, boolean deleting, boolean alive, Phase phase) {
        return new ObservedInstall(
                nonce,
                0,
                deleting,
                alive,
                phase,
                null,
                null,
                null,
                InstallJob.SCRIPT_CONTAINER,
                PodPlace.UNKNOWN,
                null);
    }

    /** The states gone through until nothing changes any more, with their reasons. */
    static List<String> path(GameServerStatus before, Want want, @Nullable ObservedPod pod) {
        return path(before, observation(want, pod, null, null, null));
    }

    static List<String> pathWithoutPort(GameServerStatus before, Want want) {
        return path(before, observation(want, null, null, "none is left", null));
    }

    static List<String> pathOfInstall(GameServerStatus before, Want want, @Nullable ObservedInstall install) {
        return path(before, observation(want, null, install, null, null));
    }

    /** Without a pod, since the cluster makes none. */
    static List<String> pathOfRefused(GameServerStatus before, Want want) {
        return path(before, observation(want, null, null, null, new ClusterRefusal("exceeded quota", NOW)));
    }

    private static List<String> path(GameServerStatus before, ServerObservation seen) {
        var status = before;
        var path = new ArrayList<String>();
        for (var round = 0; round < 20; round++) {
            var decision = MACHINE.decide(status, status.stateSeq(), seen);
            if (!decision.changes(status)) {
                return path;
            }
            var transition = decision.transitionFrom(status);
            if (transition != null) {
                path.add(transition.state() + " " + transition.reason());
            }
            status = decision.status();
        }
        throw new AssertionError("does not come to rest: " + path);
    }

    /** The whole table in Markdown: rows are what is seen, columns are where the server was. */
    static String markdown() {
        return Arrays.stream(Want.values()).map(StateTable::part).collect(Collectors.joining("\n"));
    }

    private static String part(Want want) {
        var columns = befores(want);
        var rows = want.installs
                ? installs().entrySet().stream()
                        .map(seen ->
                                row(seen.getKey(), columns, before -> pathOfInstall(before, want, seen.getValue())))
                        .collect(Collectors.joining())
                : row("no pod, the cluster makes none", columns, before -> pathOfRefused(before, want))
                        + row("no pod, no port is left", columns, before -> pathWithoutPort(before, want))
                        + pods().entrySet().stream()
                                .map(seen -> row(seen.getKey(), columns, before -> path(before, want, seen.getValue())))
                                .collect(Collectors.joining());
        return "### Wanted: " + want.words + "\n\n| | "
                + String.join(" | ", columns.keySet()) + " |\n"
                + "|---".repeat(columns.size() + 1) + "|\n"
                + rows;
    }

    private static String row(
            String name, Map<String, GameServerStatus> columns, Function<GameServerStatus, List<String>> path) {
        return columns.values().stream()
                .map(before -> String.join(" → ", path.apply(before)))
                .collect(Collectors.joining(" | ", "| " + name + " | ", " |\n"));
    }

    private static GameServerStatus status(GameServerState state, long gaveUpAt, int crashes) {
        var ended = state == GameServerState.CRASHED || gaveUpAt > 0;
        return new GameServerStatus(
                GENERATION,
                GENERATION,
                state,
                "Before",
                null,
                NOW.minusSeconds(60),
                7,
                7,
                List.of(),
                "a",
                new AccountedPod("p1", ended ? 1 : 0, ended ? "a" : null),
                state == GameServerState.RUNNING ? new DoneContainer("a", NOW.minusSeconds(60)) : null,
                null,
                0,
                ended
                        ? Stream.generate(NOW.minusSeconds(60)::toString)
                                .limit(crashes)
                                .toList()
                        : List.of(),
                gaveUpAt,
                null,
                List.of(),
                null,
                null,
                List.<Condition>of());
    }

    private static ServerObservation observation(
            Want want,
            @Nullable ObservedPod pod,
            @Nullable ObservedInstall install,
            @Nullable String portRefusal,
            @Nullable ClusterRefusal refusal) {
        var done =
                pod != null && pod.container() instanceof ContainerNow.Running(var id) && id.equals("done") ? id : null;
        var spec = new GameServerSpec(
                "Lobby",
                GENERATION,
                want == Want.STOPPED || want == Want.KILL || want == Want.DELETED || want == Want.INSTALLED_STOPPED
                        ? DesiredState.STOPPED
                        : DesiredState.RUNNING,
                want == Want.RESTART ? 1 : 0,
                want == Want.KILL ? 1 : 0,
                new GameServerSpec.TemplateRef("demo", "1"),
                "demo:1",
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                new GameServerSpec.Done("Done", false),
                new GameServerSpec.Stop("stop", null, 30),
                List.of(),
                "/data",
                new GameServerSpec.Resources(500, 512, 1024),
                want == Want.SUSPENDED,
                want == Want.ENDED ? GameServerSpec.OnExit.STOP : GameServerSpec.OnExit.RESTART,
                want.installs ? new GameServerSpec.Install("installer:1", "sh", "true", 2, 60, false) : null,
                null,
                null,
                0,
                null,
                false,
                GameServerSpec.Eviction.ALLOWED,
                List.of(),
                null);
        return new ServerObservation(
                spec,
                GENERATION,
                want == Want.DELETED,
                want == Want.DELETED && pod == null,
                pod,
                install,
                done,
                null,
                null,
                portRefusal,
                null,
                refusal,
                List.of(),
                NOW);
    }

    private static ObservedPod waiting(PodPlace place) {
        return new ObservedPod(
                "p1", false, 30, false, 0, 0, 0, new ContainerNow.Waiting("ContainerCreating", null), null, place);
    }

    private static ObservedPod pod(
            String uid, boolean deleting, int restarts, ContainerNow container, @Nullable ContainerExit lastExit) {
        return new ObservedPod(uid, deleting, 30, false, 0, 0, restarts, container, lastExit, PodPlace.UNKNOWN);
    }

    private static ContainerExit exit(String containerId, int code, String reason) {
        return new ContainerExit(containerId, code, reason, null, NOW);
    }
}
