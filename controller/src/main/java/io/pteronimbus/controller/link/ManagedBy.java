package io.pteronimbus.controller.link;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a resource as it is, as the marks say that such tools leave on what they apply. Anybody can write those: it is shown to
 * people, and decides nothing.
 *
 * @param name of the application, release or so
 */
@RegisterForReflection
public record ManagedBy(Tool tool, String name) {
    private static final int LONGEST = 253;

    private static final String ARGO_TRACKING = "argocd.argoproj.io/tracking-id";
    private static final String ARGO_INSTANCE = "argocd.argoproj.io/instance";
    private static final String FLUX_KUSTOMIZATION = "kustomize.toolkit.fluxcd.io/name";
    private static final String FLUX_RELEASE = "helm.toolkit.fluxcd.io/name";
    private static final String HELM_RELEASE = "meta.helm.sh/release-name";

    @RegisterForReflection
    public enum Tool {
        ARGO_CD,
        FLUX,
        HELM
    }

    public ManagedBy {
        name = name.substring(0, Math.min(name.length(), LONGEST));
    }

    /** Null when no tool has left a mark. */
    public static @Nullable ManagedBy of(ObjectMeta meta) {
        var labels = orNone(meta.getLabels());
        var annotations = orNone(meta.getAnnotations());
        var tracking = annotations.get(ARGO_TRACKING);
        if (tracking != null) {
            // <application>:<group>/<kind>:<namespace>/<name>
            return new ManagedBy(Tool.ARGO_CD, tracking.split(":", 2)[0]);
        }
        var argo = labels.get(ARGO_INSTANCE);
        if (argo != null) {
            return new ManagedBy(Tool.ARGO_CD, argo);
        }
        var flux = labels.getOrDefault(FLUX_KUSTOMIZATION, labels.get(FLUX_RELEASE));
        if (flux != null) {
            return new ManagedBy(Tool.FLUX, flux);
        }
        var release = annotations.get(HELM_RELEASE);
        return release == null ? null : new ManagedBy(Tool.HELM, release);
    }

    private static Map<String, String> orNone(@Nullable Map<String, String> marks) {
        return marks == null ? Map.of() : marks;
    }
}
