package io.pteronimbus.controller.template;

import io.pteronimbus.controller.gameserver.TenantCame;
import io.pteronimbus.controller.link.ControllerFrame;
import io.pteronimbus.controller.link.PanelFrame;
import io.pteronimbus.controller.link.TemplateLink;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * All that has to do with templates, one thing after the other on a thread of its own: so the link never waits for the cluster, and nothing here has to
 * be guarded. What waits is short, but for the few templates that were asked for.
 */
@Singleton
public class Templates implements TemplateLink {
    private static final Logger LOG = Logger.getLogger(Templates.class);

    private final PanelTemplates ours;
    private final ExternalTemplates external;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("templates").factory());

    Templates(PanelTemplates ours, ExternalTemplates external) {
        this.ours = ours;
        this.external = external;
    }

    @Override
    public void answerTo(Consumer<ControllerFrame> connection) {
        work(() -> {
            ours.answerTo(connection);
            external.answerTo(connection);
        });
    }

    @Override
    public void take(PanelFrame.OfTemplates frame) {
        work(() -> handle(frame));
    }

    private void handle(PanelFrame.OfTemplates frame) {
        switch (frame) {
            case PanelFrame.Templates list -> {
                if (ours.list(list)) {
                    external.tellAll();
                }
            }
            case PanelFrame.TemplateChanged(var template) -> {
                ours.change(template);
                external.look(ours.place(template).namespace());
            }
            case PanelFrame.TemplateTold told -> ours.take(told);
            case PanelFrame.TemplateWithheld(var id) -> ours.withheld(id);
            case PanelFrame.ExternalTemplateWanted wanted -> external.tell(wanted);
            case PanelFrame.ExternalTemplateRefused refused -> external.refused(refused);
        }
    }

    void changed(Place place) {
        work(() -> external.look(place.namespace()));
    }

    void gone(Place place) {
        work(() -> {
            external.look(place.namespace());
            ours.look(place);
        });
    }

    void came(@Observes TenantCame came) {
        work(() -> ours.look(came.tenantId()));
    }

    private void work(Runnable task) {
        try {
            worker.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.error("Something of templates failed", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debugf("Too late, the controller ends: %s", e.getMessage());
        }
    }

    @PreDestroy
    void close() {
        worker.shutdown();
    }
}
