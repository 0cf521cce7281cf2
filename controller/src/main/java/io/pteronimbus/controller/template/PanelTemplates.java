package io.pteronimbus.controller.template;

import io.pteronimbus.controller.gameserver.GameServers;
import io.pteronimbus.controller.link.ControllerFrame;
import io.pteronimbus.controller.link.PanelFrame;
import io.pteronimbus.controller.link.PanelFrame.NamedTemplate;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Brings the panel's templates into the cluster. The panel names all of them, which costs next to nothing; those that are not in the cluster as they
 * were named are asked for, a few at a time. What it does not name is left alone. On one thread.
 */
@Singleton
class PanelTemplates {
    /** So many may be on their way at once: each may have 1 MiB. */
    private static final int AT_ONCE = 4;

    private final KnownTemplates known;
    private final GameServers servers;
    private final TemplateWriter writer;
    private final Map<UUID, NamedTemplate> named = new HashMap<>();
    private final List<NamedTemplate> parts = new ArrayList<>();
    private final Set<UUID> wanted = new LinkedHashSet<>();
    private final Set<UUID> asked = new HashSet<>();
    private Consumer<ControllerFrame> answers = frame -> {};

    PanelTemplates(KnownTemplates known, GameServers servers, TemplateWriter writer) {
        this.known = known;
        this.servers = servers;
        this.writer = writer;
    }

    void answerTo(Consumer<ControllerFrame> connection) {
        answers = connection;
        parts.clear();
        wanted.clear();
        asked.clear();
    }

    /** @return whether the list is whole */
    boolean list(PanelFrame.Templates part) {
        parts.addAll(part.templates());
        if (part.more()) {
            return false;
        }
        named.clear();
        parts.forEach(template -> named.put(template.id(), template));
        parts.clear();
        named.values().forEach(this::look);
        ask();
        return true;
    }

    void change(NamedTemplate template) {
        // a list that is between two parts may have named it as it was
        if (!parts.isEmpty()) {
            parts.add(template);
        }
        named.put(template.id(), template);
        look(template);
        ask();
    }

    /** Something there was deleted. */
    void look(Place place) {
        named.values().stream()
                .filter(template -> place(template).equals(place))
                .forEach(this::look);
        ask();
    }

    /** The tenant has a namespace now. */
    void look(UUID tenantId) {
        named.values().stream()
                .filter(template -> tenantId.equals(template.tenantId()))
                .forEach(this::look);
        ask();
    }

    private void look(NamedTemplate template) {
        var present = known.find(place(template)).orElse(null);
        var isOurs = present != null && present.isOf(template.id());
        if (template.deleted()) {
            if (isOurs) {
                wanted.add(template.id());
            } else {
                answers.accept(new ControllerFrame.TemplateDeleted(template.id()));
            }
        } else if (hasNamespace(template)) {
            if (present != null && !isOurs) {
                refused(template, writer.refuseTaken(template, place(template)));
            } else if (writer.isTooLarge(template)) {
                refused(template, writer.refuseTooLarge(template));
            } else if (present == null || !writer.isAs(present, template)) {
                wanted.add(template.id());
            }
        }
    }

    /** A tenant's comes with its first server; nobody makes one for templates alone. */
    private boolean hasNamespace(NamedTemplate template) {
        return template.tenantId() == null || servers.hasAny(template.tenantId());
    }

    private void ask() {
        var ids = wanted.stream()
                .filter(id -> !asked.contains(id))
                .limit(AT_ONCE - asked.size())
                .toList();
        if (!ids.isEmpty()) {
            asked.addAll(ids);
            ids.forEach(wanted::remove);
            answers.accept(new ControllerFrame.TemplateWanted(ids));
        }
    }

    void take(PanelFrame.TemplateTold told) {
        var template = told.template();
        asked.remove(template.id());
        var isDeleted = template.deleted();
        if (isDeleted || hasNamespace(template)) {
            writer.write(told, place(template)).ifPresentOrElse(refusal -> refused(template, refusal), () -> {
                if (isDeleted) {
                    named.remove(template.id());
                    answers.accept(new ControllerFrame.TemplateDeleted(template.id()));
                }
            });
        }
        ask();
    }

    void withheld(UUID id) {
        asked.remove(id);
        ask();
    }

    private void refused(NamedTemplate template, String reason) {
        answers.accept(new ControllerFrame.TemplateRefused(template.id(), template.version(), reason));
    }

    Place place(NamedTemplate template) {
        return writer.place(template);
    }

    /** Whether it is what was written for a template of the panel: the label may have been copied to another. */
    boolean isOurs(KnownTemplate template) {
        if (template.templateId() == null) {
            return false;
        }
        var ours = named.get(template.templateId());
        return ours == null || place(ours).equals(template.place());
    }
}
