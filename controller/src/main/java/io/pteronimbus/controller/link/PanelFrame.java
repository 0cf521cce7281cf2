package io.pteronimbus.controller.link;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the panel says on the link. */
public sealed interface PanelFrame {

    /**
     * The whole list, perhaps in several parts. Says nothing about servers it does not name.
     *
     * @param more another part follows
     */
    record Snapshot(long revision, boolean more, List<DesiredServer> servers) implements PanelFrame {}

    /** One server changed. */
    record Desired(long revision, DesiredServer server) implements PanelFrame {}

    /**
     * How much a tenant may use.
     *
     * @param quota kept as it came, since its hash is signed
     */
    record Tenant(
            UUID tenantId,
            long version,
            JsonNode quota,
            @Nullable String grant) implements PanelFrame {

        /** Without the grant. */
        @Override
        public String toString() {
            return "Tenant[" + tenantId + ", version=" + version + ", quota=" + quota + "]";
        }
    }

    /** Somebody wants to read along: a second socket is to be dialled for it. */
    record OpenStream(
            String streamId,
            String kind,
            UUID serverId,
            UUID tenantId,
            @Nullable String grant) implements PanelFrame {

        /** Without the grant. */
        @Override
        public String toString() {
            return "OpenStream[" + streamId + ", " + kind + ", server=" + serverId + ", tenant=" + tenantId + "]";
        }
    }

    record CloseStream(String streamId) implements PanelFrame {}

    /** Who is speaking. Panels before it said nothing of the kind. */
    record Welcome(int protocol, String version) implements PanelFrame {}

    /** What is to be dialled in with from now on. */
    record Credential(String credential) implements PanelFrame {

        /** Without the credential. */
        @Override
        public String toString() {
            return "Credential[...]";
        }
    }

    record Heartbeat() implements PanelFrame {}

    /** Of a newer panel: not understood, and so ignored. */
    record Unknown(String type) implements PanelFrame {}
}
