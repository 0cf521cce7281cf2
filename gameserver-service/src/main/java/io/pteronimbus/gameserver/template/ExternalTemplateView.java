package io.pteronimbus.gameserver.template;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * Where a template is defined that was not made here.
 *
 * @param name of the {@code GameTemplate}
 * @param managedBy what keeps the resource as it is; null where that is not known
 * @param gone it is there no more: servers that follow it keep it, and no new one can be made of it
 */
@RegisterForReflection
record ExternalTemplateView(
        String cluster,
        String namespace,
        String name,
        @Nullable TemplateKeeper managedBy,
        boolean gone) {

    /** What keeps the resource as it is: {@code ARGO_CD}, {@code FLUX} or {@code HELM}, and what it is called there. */
    @RegisterForReflection
    record TemplateKeeper(String tool, String name) {}

    static @Nullable ExternalTemplateView of(Template template) {
        var source = template.external;
        return source == null
                ? null
                : new ExternalTemplateView(
                        source.cluster,
                        "ptn-" + template.tenantId,
                        source.resourceName,
                        source.managedByTool == null || source.managedByName == null
                                ? null
                                : new TemplateKeeper(source.managedByTool, source.managedByName),
                        template.goneAt != null);
    }
}
