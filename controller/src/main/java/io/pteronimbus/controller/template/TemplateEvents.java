package io.pteronimbus.controller.template;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.pteronimbus.crd.GameServer;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Tells people who look with {@code kubectl describe gametemplate} what the panel has against it. Nothing depends on it. */
@Singleton
class TemplateEvents {
    private static final Logger LOG = Logger.getLogger(TemplateEvents.class);
    private static final int LONGEST_MESSAGE = 1_024;
    /** Of the resource's name in that of the event, which has room for 253. */
    private static final int LONGEST_NAME = 200;

    private final KubernetesClient client;
    private final Clock clock;

    TemplateEvents(KubernetesClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Once for each content and reason. */
    void refused(KnownTemplate template, String reason) {
        var at = clock.instant().toString();
        var place = template.place();
        var name = place.name().substring(0, Math.min(place.name().length(), LONGEST_NAME));
        var content = Integer.toHexString((template.contentHash() + reason).hashCode());
        var event = new EventBuilder()
                .withNewMetadata()
                .withName(name + "."
                        + template.uid().substring(0, Math.min(8, template.uid().length())) + ".refused-" + content)
                .withNamespace(place.namespace())
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion(GameServer.GROUP + "/" + GameServer.VERSION)
                .withKind("GameTemplate")
                .withName(place.name())
                .withNamespace(place.namespace())
                .withUid(template.uid())
                .endInvolvedObject()
                .withType("Warning")
                .withReason("TemplateRefused")
                .withMessage(reason.substring(0, Math.min(reason.length(), LONGEST_MESSAGE)))
                .withFirstTimestamp(at)
                .withLastTimestamp(at)
                .withCount(1)
                .withNewSource()
                .withComponent("pteronimbus-controller")
                .endSource()
                .build();
        try {
            client.resource(event).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                LOG.debugf(e, "Event not taken: template=%s", place);
            }
        }
    }
}
