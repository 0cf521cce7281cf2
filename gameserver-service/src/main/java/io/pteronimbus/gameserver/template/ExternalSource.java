package io.pteronimbus.gameserver.template;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** Where a template is defined that was not made here, and what was told of it last. */
@Embeddable
class ExternalSource {
    String cluster;
    String resourceUid;

    /** Of the {@code GameTemplate}, in the tenant's namespace. */
    String resourceName;

    @Nullable
    String managedByTool;

    @Nullable
    String managedByName;

    /** As the controller counts all that it told. */
    String sourceHash;

    protected ExternalSource() {}

    ExternalSource(String cluster, ReportedTemplate told) {
        this.cluster = cluster;
        resourceUid = told.template().resourceUid();
        resourceName = told.template().name();
        sourceHash = told.template().hash();
        var manager = told.managedBy();
        managedByTool = manager == null ? null : manager.tool();
        managedByName = manager == null ? null : manager.name();
    }
}
