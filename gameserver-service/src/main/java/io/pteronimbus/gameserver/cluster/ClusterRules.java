package io.pteronimbus.gameserver.cluster;

import java.util.Map;

/** What names and labels of clusters may look like: what Kubernetes allows, so that a node's label can stand for one. */
public final class ClusterRules {
    /** A DNS label. */
    static final String NAME = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";

    static final String NAME_MESSAGE =
            "must be 1 to 63 lower-case letters, digits and hyphens, with no hyphen at the ends";
    public static final String LABEL_KEY = "[A-Za-z0-9]([-A-Za-z0-9_./]{0,61}[A-Za-z0-9])?";
    public static final String LABEL_VALUE = "([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?";
    public static final String LABEL_MESSAGE = "must be up to 63 letters, digits, dots, hyphens and underscores";
    public static final int MOST_LABELS = 20;

    private ClusterRules() {}

    /** Whether a cluster can have all of those labels. */
    public static boolean areLabels(Map<String, String> labels) {
        return labels.size() <= MOST_LABELS
                && labels.entrySet().stream()
                        .allMatch(label -> label.getKey().matches(LABEL_KEY)
                                && label.getValue().matches(LABEL_VALUE));
    }
}
