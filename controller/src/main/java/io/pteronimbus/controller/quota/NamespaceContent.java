package io.pteronimbus.controller.quota;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.pteronimbus.controller.gameserver.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what is in a namespace beside that which the cluster puts into every one and the objects of {@link QuotaObjects}. Asks the
 * cluster for every kind it has, since anybody may have put anything there.
 */
final class NamespaceContent {
    private static final long PAGE = 20;
    /** What the cluster makes in every namespace, or records about what was in it. */
    private static final Set<String> OF_THE_CLUSTER =
            Set.of("serviceaccounts/default", "configmaps/kube-root-ca.crt", "configmaps/openshift-service-ca.crt");

    private static final Set<String> OURS = Set.of(
            "resourcequotas/" + QuotaObjects.NAME,
            "limitranges/" + QuotaObjects.NAME,
            "networkpolicies/" + QuotaObjects.NAME);
    private static final String TEMPLATES = "gametemplates";
    private static final String RECORDS = "events";
    private static final String TOKEN_OF_DEFAULT = "secrets/default-token-";

    private final KubernetesClient client;

    NamespaceContent(KubernetesClient client) {
        this.client = client;
    }

    /**
     * The first thing found, as {@code plural/name}; empty when nothing is there. Throws KubernetesClientException when the cluster
     * does not tell, or does not let us see, one of its kinds.
     */
    Optional<String> findForeign(String namespace) {
        for (var version : versions()) {
            for (var kind : client.getApiResources(version).getResources()) {
                if (isKept(kind)) {
                    var found = findForeign(namespace, version, kind);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private List<String> versions() {
        var versions = new ArrayList<String>();
        versions.add("v1");
        client.getApiGroups()
                .getGroups()
                .forEach(group -> versions.add(group.getPreferredVersion().getGroupVersion()));
        return versions;
    }

    /** Lives in a namespace and can be taken out of it: what is merely computed, such as metrics, cannot. */
    private static boolean isKept(APIResource kind) {
        return kind.getNamespaced()
                && !kind.getName().contains("/")
                && !kind.getName().equals(RECORDS)
                && kind.getVerbs().containsAll(List.of("list", "delete"));
    }

    private Optional<String> findForeign(String namespace, String groupVersion, APIResource kind) {
        var slash = groupVersion.indexOf('/');
        var context = new ResourceDefinitionContext.Builder()
                .withGroup(slash < 0 ? "" : groupVersion.substring(0, slash))
                .withVersion(groupVersion.substring(slash + 1))
                .withKind(kind.getKind())
                .withPlural(kind.getName())
                .withNamespaced(true)
                .build();
        var page = client.genericKubernetesResources(context)
                .inNamespace(namespace)
                .list(new ListOptionsBuilder().withLimit(PAGE).build());
        var foreign = page.getItems().stream()
                .filter(object -> !isExpected(kind.getName(), object))
                .map(object -> kind.getName() + "/" + object.getMetadata().getName())
                .findFirst();
        var more = page.getMetadata() == null ? null : page.getMetadata().getContinue();
        return foreign.or(() -> more == null || more.isEmpty() ? Optional.empty() : Optional.of(kind.getName()));
    }

    private static boolean isExpected(String plural, GenericKubernetesResource object) {
        var place = plural + "/" + object.getMetadata().getName();
        var labels = object.getMetadata().getLabels();
        return OF_THE_CLUSTER.contains(place)
                || place.startsWith(TOKEN_OF_DEFAULT)
                || (labels != null
                        && Labels.PTERONIMBUS.equals(labels.get(Labels.MANAGED_BY))
                        && (OURS.contains(place)
                                // the panel has them, and they come back with the tenant's next server
                                || (plural.equals(TEMPLATES) && labels.containsKey(Labels.TEMPLATE))));
    }
}
