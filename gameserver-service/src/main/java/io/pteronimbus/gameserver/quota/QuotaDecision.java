package io.pteronimbus.gameserver.quota;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a change fits into what a tenant may use. What is not raised is not asked about, so that a tenant over a lowered
 * limit can still make things smaller.
 */
record QuotaDecision(Amount limits, Amount used, Amount change) {

    boolean allowed() {
        return exceeded().isEmpty();
    }

    /** A sentence for each limit that stands in the way. */
    List<String> exceeded() {
        var wanted = used.plus(change);
        var sentences = new ArrayList<String>();
        check(sentences, "servers", change.servers(), wanted.servers(), limits.servers());
        check(sentences, "thousandths of a CPU core", change.cpuMillis(), wanted.cpuMillis(), limits.cpuMillis());
        check(sentences, "MiB of memory", change.memoryMiB(), wanted.memoryMiB(), limits.memoryMiB());
        check(sentences, "MiB of disk", change.diskMiB(), wanted.diskMiB(), limits.diskMiB());
        return sentences;
    }

    private static void check(List<String> sentences, String what, long change, long wanted, long limit) {
        if (change > 0 && wanted > limit) {
            sentences.add("This would make %d %s; %d are allowed.".formatted(wanted, what, limit));
        }
    }
}
