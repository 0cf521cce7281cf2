package io.pteronimbus.gameserver.server;

import io.pteronimbus.crd.GameServerSpec;
import io.pteronimbus.gameserver.quota.Amount;
import jakarta.persistence.Embeddable;

/**
 * The most a server may use.
 *
 * @param cpuMillis thousandths of a CPU core
 */
@Embeddable
public record Resources(int cpuMillis, int memoryMib, int diskMib) {

    static Resources of(GameServerSpec.Resources spec) {
        return new Resources(spec.cpuMillis(), spec.memoryMiB(), spec.diskMiB());
    }

    /** As the use of one server. */
    Amount asServer() {
        return new Amount(1, cpuMillis, memoryMib, diskMib);
    }

    GameServerSpec.Resources toSpec() {
        return new GameServerSpec.Resources(cpuMillis, memoryMib, diskMib);
    }
}
