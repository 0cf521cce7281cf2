package io.pteronimbus.gameserver.server;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a server is defined that was not made here. */
@Embeddable
class ExternalResource {
    /** Of the {@code GameServer}, in the tenant's namespace. */
    String resourceName;

    @Nullable
    String managedByTool;

    @Nullable
    String managedByName;

    protected ExternalResource() {}

    ExternalResource(ReportedServer told) {
        resourceName = told.name();
        var manager = told.managedBy();
        managedByTool = manager == null ? null : manager.tool();
        managedByName = manager == null ? null : manager.name();
    }

    boolean isAs(ReportedServer told) {
        var other = new ExternalResource(told);
        return resourceName.equals(other.resourceName)
                && Objects.equals(managedByTool, other.managedByTool)
                && Objects.equals(managedByName, other.managedByName);
    }

    static String namespaceOf(Server server) {
        return "ptn-" + server.tenantId;
    }

    /** Throws 409 {@code server-external} for a server that can be changed only where it is defined. */
    static void requireNone(Server server) {
        var external = server.external;
        if (external != null) {
            throw new ProblemException(
                    ProblemType.SERVER_EXTERNAL,
                    "The server was not made here. Change it where it is defined: the GameServer "
                            + external.resourceName + " in the namespace " + namespaceOf(server) + ", in the cluster "
                            + server.cluster + external.manager() + ".");
        }
    }

    private String manager() {
        return managedByTool == null ? "" : ", which " + managedByTool + " keeps (" + managedByName + ")";
    }
}
