package io.pteronimbus.gameserver.link;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.pteronimbus.gameserver.json.ForeignJson;
import io.pteronimbus.gameserver.json.UnreadableException;
import io.pteronimbus.gameserver.template.ClusterTemplates;
import io.pteronimbus.gameserver.template.ExternalTemplates;
import io.pteronimbus.gameserver.template.ReportedTemplate;
import io.pteronimbus.gameserver.template.ReportedTemplate.Named;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Takes what controllers say of templates: of the panel's, and of those that were made in their clusters. */
@ApplicationScoped
class LinkTemplates {
    private static final Logger LOG = Logger.getLogger(LinkTemplates.class);
    private static final int LONGEST_REASON = 600;

    private final ClusterTemplates templates;
    private final ExternalTemplates external;
    private final TemplateFrames frames;
    private final ForeignJson json;
    private final MeterRegistry metrics;

    LinkTemplates(
            ClusterTemplates templates,
            ExternalTemplates external,
            TemplateFrames frames,
            ForeignJson json,
            MeterRegistry metrics) {
        this.templates = templates;
        this.external = external;
        this.frames = frames;
        this.json = json;
        this.metrics = metrics;
    }

    TemplateNews newsFor(String cluster) {
        return new TemplateNews(cluster, templates, frames);
    }

    /** False for a frame that is of something else. */
    boolean take(LinkSession session, JsonNode frame) {
        switch (frame.path("type").asText()) {
            case "template-wanted" -> wanted(session, frame);
            case "template-deleted" -> templates.left(session.cluster(), id(frame));
            case "template-refused" -> refused(session, frame);
            case "external-templates" -> all(session, frame);
            case "external-template-changed" -> {
                name(session, json.convert(frame.path("template"), Named.class));
                ask(session);
            }
            case "external-template" -> told(session, json.convert(frame, ReportedTemplate.class));
            case "external-template-gone" -> gone(session, frame);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void wanted(LinkSession session, JsonNode frame) {
        var ids = new ArrayList<UUID>();
        frame.path("ids").forEach(id -> ids.add(uuid(id.asText())));
        session.wantTemplates(ids);
    }

    private void refused(LinkSession session, JsonNode frame) {
        metrics.counter("pteronimbus.link.templates.refused").increment();
        var reason = frame.path("reason").asText();
        LOG.warnf(
                "Controller does not hold a template: cluster=%s template=%s version=%d reason=%s",
                session.cluster(),
                id(frame),
                frame.path("version").asLong(),
                reason.substring(0, Math.min(reason.length(), LONGEST_REASON)).replaceAll("\\p{Cntrl}", " "));
    }

    /** A part of all there are. Only with the last one it is known what is there no more. */
    private void all(LinkSession session, JsonNode frame) {
        var more = frame.path("more").asBoolean();
        session.templateAsks().part(more);
        for (var template : frame.path("templates")) {
            var named = json.convert(template, Named.class);
            session.templateAsks().name(named.resourceUid());
            name(session, named);
        }
        if (!more) {
            external.keepOnly(session.cluster(), session.templateAsks().allNamed());
        }
        ask(session);
    }

    private void name(LinkSession session, Named template) {
        var asks = session.templateAsks();
        asks.name(template.resourceUid());
        if (!asks.isRefused(template) && external.isNews(session.cluster(), template)) {
            asks.want(template);
        }
    }

    private void told(LinkSession session, ReportedTemplate told) {
        var template = told.template();
        external.take(session.cluster(), told).ifPresent(reason -> {
            session.templateAsks().refuse(template);
            session.send(frames.refused(template, reason));
        });
        session.templateAsks().answered(template.resourceUid());
        ask(session);
    }

    private void gone(LinkSession session, JsonNode frame) {
        var uid = frame.path("resourceUid").asText();
        if (uid.isEmpty()) {
            throw new UnreadableException("an external template without resourceUid", null);
        }
        session.templateAsks().gone(uid);
        external.gone(session.cluster(), uuid(frame.path("tenantId").asText()), uid);
        ask(session);
    }

    private void ask(LinkSession session) {
        session.templateAsks().next().ifPresent(template -> session.send(frames.wanted(template)));
    }

    private static UUID id(JsonNode frame) {
        return uuid(frame.path("id").asText());
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("no id of a template", e);
        }
    }
}
