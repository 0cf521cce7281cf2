package io.pteronimbus.localcluster.fault;

import java.util.Arrays;
import java.util.Locale;

/** What a fault does to the requests it hits. */
public enum FaultAction {
    /** Nothing: it counts. */
    COUNT,
    /** Answers with its code, and does nothing of what was asked. */
    REJECT,
    /** Closes the connection, and does nothing of what was asked. */
    CUT,
    /** Does what was asked, and closes the connection instead of answering. */
    LOSE,
    /** Waits before it does what was asked. */
    DELAY,
    /** Holds back the events of open and new watches as long as the fault is there. */
    FREEZE,
    /** Closes the connections of open watches, once. */
    DROP,
    /** Ends open watches with a 410, once: they have to list again. */
    GONE,
    /** The API is not there: every connection is closed, those of open watches too. */
    AWAY,
    /**
     * No request is hit: the node is cut off from the cluster as long as the fault is there. Its pods run on, the cluster goes on to show what the node
     * said last of them but that they are ready, and whatever is wanted of them waits.
     */
    ISOLATE;

    /** Whether it does something to requests. */
    boolean hitsRequests() {
        return this != COUNT && this != ISOLATE;
    }

    /** Whether it acts at once on what is open, and is over then. */
    boolean isMomentary() {
        return this == DROP || this == GONE;
    }

    /** @throws IllegalArgumentException for a word that is none of them */
    static FaultAction of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such action: " + word));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
