package io.pteronimbus.gameserver.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.ServerStateChanged;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a controller says of a server that was not made here. Words are those of whoever made it: they are cut to size, and what could
 * begin another line is taken out.
 *
 * @param resourceUid that the cluster gave the resource
 * @param name of the resource
 * @param desiredState {@code RUNNING} or {@code STOPPED}
 * @param managedBy what keeps the resource as it is; null: that is not known
 * @param state the newest transition; null before the first
 */
@RegisterForReflection
public record ReportedServer(
        UUID tenantId,
        String resourceUid,
        String name,
        String displayName,
        Instant createdAt,
        long generation,
        ServerState desiredState,
        boolean suspended,
        Given resources,
        @Nullable ManagedBy managedBy,
        @Nullable ServerStateChanged state) {
    private static final int LONGEST_UID = 64;
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_DISPLAY_NAME = 80;
    private static final int LONGEST_TOOL = 32;

    public ReportedServer {
        if (tenantId == null || createdAt == null || resources == null) {
            throw new IllegalArgumentException("an external server lacks something");
        }
        if (desiredState != ServerState.RUNNING && desiredState != ServerState.STOPPED) {
            throw new IllegalArgumentException("an external server is to be " + desiredState);
        }
        resourceUid = words(resourceUid, LONGEST_UID);
        name = words(name, LONGEST_NAME);
        displayName = displayName == null || displayName.isBlank() ? name : displayName;
        displayName = words(displayName, LONGEST_DISPLAY_NAME);
    }

    /** @param cpuMillis thousandths of a CPU core */
    @RegisterForReflection
    public record Given(
            int cpuMillis,
            @JsonProperty("memoryMiB") int memoryMiB,
            @JsonProperty("diskMiB") int diskMiB) {
        public Given {
            if (cpuMillis < 0 || memoryMiB < 0 || diskMiB < 0) {
                throw new IllegalArgumentException("an external server was given less than nothing");
            }
        }
    }

    /**
     * @param tool such as {@code ARGO_CD}, {@code FLUX} or {@code HELM}
     * @param name of the application, release or so
     */
    @RegisterForReflection
    public record ManagedBy(String tool, String name) {
        public ManagedBy {
            tool = words(tool, LONGEST_TOOL);
            name = words(name, LONGEST_NAME);
        }
    }

    Resources asResources() {
        return new Resources(resources.cpuMillis(), resources.memoryMiB(), resources.diskMiB());
    }

    private static String words(@Nullable String text, int longest) {
        var shown = text == null ? "" : text.replaceAll("\\p{Cntrl}", " ").strip();
        if (shown.isEmpty()) {
            throw new IllegalArgumentException("an external server lacks a name");
        }
        return shown.substring(0, Math.min(shown.length(), longest));
    }
}
