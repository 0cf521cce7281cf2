package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.Set;

/**
 * That the cluster does not take what a server needs: its rules, a quota, a limit or an admission are against it. It is asked again and again;
 * what a person reads waits a while, since much of it passes: a namespace has no service account in its first moment, nor its quota a status.
 *
 * @param said the cluster's own words
 * @param tellAt from when on it is worth a word
 */
record ClusterRefusal(String said, Instant tellAt) {
    private static final int UNPROCESSABLE = 422;
    private static final Set<Integer> CODES =
            Set.of(HttpURLConnection.HTTP_BAD_REQUEST, HttpURLConnection.HTTP_FORBIDDEN, UNPROCESSABLE);

    /** Asking the same again is of no use until somebody changes something. */
    static boolean isOne(KubernetesClientException e) {
        return CODES.contains(e.getCode());
    }

    /** The controller's own: the name is taken by what it did not make. */
    static KubernetesClientException foreign(HasMetadata there) {
        return new KubernetesClientException(new StatusBuilder()
                .withCode(HttpURLConnection.HTTP_FORBIDDEN)
                .withMessage(
                        there.getKind() + " " + there.getMetadata().getName()
                                + " is there already and belongs to somebody else. It is left alone; delete it, and the server goes on.")
                .build());
    }

    static String words(KubernetesClientException e) {
        var said = e.getStatus() == null ? null : e.getStatus().getMessage();
        return said == null || said.isBlank() ? "refused with " + e.getCode() : said;
    }

    boolean isToBeTold(Instant now) {
        return !now.isBefore(tellAt);
    }

    boolean isForWantOfQuota() {
        return said.contains("exceeded quota");
    }
}
