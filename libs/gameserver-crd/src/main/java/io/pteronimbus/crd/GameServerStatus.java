package io.pteronimbus.crd;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the controller observes of one game server.
 *
 * @param observedGeneration {@code metadata.generation} the status answers to
 * @param panelGeneration {@code spec.generation} of the newest transition
 * @param since when the state was entered
 * @param stateSeq number of the newest transition, 0 before the first
 * @param ackedSeq number of the newest transition Kafka has acknowledged
 * @param transitions the newest 16, oldest first
 * @param runId id of the container that runs, or ran last
 * @param pod the pod whose ends of container are accounted for
 * @param done the container that was seen to be done starting
 * @param crashes when the game ended unasked lately, oldest first: what the crash budget counts
 * @param gaveUpAt {@code spec.generation} under which the server was given up, or its game ended to stay ended; a newer one tries again
 * @param restartCount of the pod's game container
 * @param lastLines the end of the output of the container that ended last, oldest first
 * @param installed the newest installation that succeeded; null before the first
 * @param players at the last look, which is written down at most once a minute; null when the game was not asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record GameServerStatus(
        long observedGeneration,
        long panelGeneration,
        @Nullable GameServerState state,
        @Nullable String reason,
        @Nullable String message,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        Instant since,

        long stateSeq,
        long ackedSeq,
        List<StateTransition> transitions,
        @Nullable String runId,
        @Nullable AccountedPod pod,
        @Nullable DoneContainer done,
        @Nullable Integer lastExitCode,
        int restartCount,
        List<String> crashes,
        long gaveUpAt,
        @Nullable Address address,
        List<String> lastLines,
        @Nullable Installed installed,
        @Nullable Players players,
        List<Condition> conditions) {

    /** How many transitions are kept. */
    public static final int KEPT_TRANSITIONS = 16;

    /** How many lines of output are kept of a container that ended. */
    public static final int KEPT_LINES = 10;

    public GameServerStatus {
        transitions = transitions == null ? List.of() : List.copyOf(transitions);
        crashes = crashes == null ? List.of() : List.copyOf(crashes);
        lastLines = lastLines == null ? List.of() : List.copyOf(lastLines);
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }

    /** Of a resource the controller has not looked at yet. */
    public static GameServerStatus initial() {
        return new GameServerStatus(
                0, 0, null, null, null, null, 0, 0, List.of(), null, null, null, null, 0, List.of(), 0, null, List.of(),
                null, null, List.of());
    }

    public GameServerStatus withAddress(@Nullable Address other) {
        return with(other, players, conditions);
    }

    public GameServerStatus withPlayers(@Nullable Players other) {
        return with(address, other, conditions);
    }

    public GameServerStatus withConditions(List<Condition> other) {
        return with(address, players, other);
    }

    private GameServerStatus with(
            @Nullable Address otherAddress, @Nullable Players otherPlayers, List<Condition> otherConditions) {
        return new GameServerStatus(
                observedGeneration,
                panelGeneration,
                state,
                reason,
                message,
                since,
                stateSeq,
                ackedSeq,
                transitions,
                runId,
                pod,
                done,
                lastExitCode,
                restartCount,
                crashes,
                gaveUpAt,
                otherAddress,
                lastLines,
                installed,
                otherPlayers,
                otherConditions);
    }

    /** The transitions Kafka has not acknowledged, oldest first. */
    public List<StateTransition> unacknowledged() {
        return transitions.stream().filter(t -> t.seq() > ackedSeq).toList();
    }

    /**
     * @param exits how many ends of the game container in this pod have been reported
     * @param container id of the container whose end was reported last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record AccountedPod(
            String uid, int exits, @Nullable String container) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record DoneContainer(
            String containerId,
            @JsonFormat(shape = JsonFormat.Shape.STRING) Instant at) {}

    /**
     * @param endpoint {@code host:port}, for the table of {@code kubectl get}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Address(String host, int port, @Nullable String endpoint) {
        public static Address of(String host, int port) {
            return new Address(host, port, (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
        }
    }

    /**
     * @param nonce of the installation, as in the spec
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Installed(
            long nonce,
            @JsonFormat(shape = JsonFormat.Shape.STRING) Instant at) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Players(
            int online,
            int max,
            @JsonFormat(shape = JsonFormat.Shape.STRING) Instant at) {}
}
