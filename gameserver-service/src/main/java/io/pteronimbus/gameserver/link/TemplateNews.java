package io.pteronimbus.gameserver.link;

import io.pteronimbus.gameserver.template.ClusterTemplates;
import io.pteronimbus.gameserver.template.ToldTemplate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What one connection is told of templates: which there are, and all of those that its controller asks for, one after the other. It is
 * said by the connection's own thread.
 */
final class TemplateNews {
    private static final Logger LOG = Logger.getLogger(TemplateNews.class);
    private static final int PAGE = 500;
    /** What is asked for beyond, is asked for again after the next list. */
    private static final int MOST_WANTED = 100;

    private final String cluster;
    private final ClusterTemplates templates;
    private final TemplateFrames frames;
    private final Map<UUID, ToldTemplate> told = new HashMap<>();
    private final Queue<UUID> wanted = new ArrayBlockingQueue<>(MOST_WANTED);
    private final AtomicBoolean changed = new AtomicBoolean();

    TemplateNews(String cluster, ClusterTemplates templates, TemplateFrames frames) {
        this.cluster = cluster;
        this.templates = templates;
        this.frames = frames;
    }

    /** There may be changes. */
    void change() {
        changed.set(true);
    }

    /** The controller asks for all of these. */
    void want(Collection<UUID> ids) {
        ids.forEach(wanted::offer);
    }

    /** Names all there are. */
    void sayAll(Consumer<String> say) {
        changed.set(false);
        var all = templates.of(cluster);
        told.clear();
        all.forEach(template -> told.put(template.id(), template));
        var from = 0;
        do {
            var to = Math.min(all.size(), from + PAGE);
            say.accept(frames.list(all.subList(from, to), to < all.size()));
            from = to;
        } while (from < all.size());
    }

    /**
     * Says what was asked for, and names what is another than it was.
     *
     * @param look a word of changes may have been lost
     */
    void say(Consumer<String> say, boolean look) {
        for (var id = wanted.poll(); id != null; id = wanted.poll()) {
            say.accept(content(id));
        }
        if (changed.getAndSet(false) || look) {
            sayChanges(say);
        }
    }

    private String content(UUID id) {
        var content = templates.content(cluster, id);
        var frame = content.flatMap(found -> frames.told(cluster, found));
        if (content.isPresent() && frame.isEmpty()) {
            LOG.warnf(
                    "Template is too large for a cluster: template=%s slug=%s cluster=%s",
                    id, content.get().template().slug(), cluster);
        }
        return frame.orElseGet(() -> frames.withheld(id));
    }

    private void sayChanges(Consumer<String> say) {
        var all = templates.of(cluster);
        for (var template : all) {
            if (!template.equals(told.put(template.id(), template))) {
                say.accept(frames.changed(template));
            }
        }
        told.keySet().retainAll(all.stream().map(ToldTemplate::id).collect(Collectors.toSet()));
    }
}
