package io.pteronimbus.controller.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.controller.grant.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;

/** The panel's templates: names them, and says what is asked for. */
final class FakeTemplates {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PanelKeys keys;
    private final Consumer<ObjectNode> say;
    private final Map<UUID, ObjectNode> all = new ConcurrentHashMap<>();
    final List<UUID> wanted = new CopyOnWriteArrayList<>();
    /** Signs grants: not always as it should. */
    volatile Function<JwtClaims, @Nullable String> signer;

    volatile int partSize = Integer.MAX_VALUE / 2;
    /** After the first part of the next list nothing more comes. */
    volatile boolean breakOff;

    FakeTemplates(PanelKeys keys, Consumer<ObjectNode> say) {
        this.keys = keys;
        this.say = say;
        signer = keys::sign;
    }

    /** Another version of it, as the panel has it; an id of its own when it is new. */
    UUID have(@Nullable UUID tenant, String slug, UUID id, long version, String title) {
        return have(tenant, slug, id, version, title, spec("Ready"));
    }

    UUID have(@Nullable UUID tenant, String slug, UUID id, long version, String title, ObjectNode spec) {
        var template = named(tenant, slug, id, version).put("title", title).put("description", "For a test");
        template.set("spec", spec);
        template.put("hash", CanonicalJson.sha256(template));
        return tell(id, template);
    }

    void delete(@Nullable UUID tenant, String slug, UUID id, long version) {
        tell(id, named(tenant, slug, id, version).put("deleted", true));
    }

    void forget(UUID id) {
        all.remove(id);
    }

    private UUID tell(UUID id, ObjectNode template) {
        all.put(id, template);
        var frame = FakePanel.object("template-changed");
        frame.set("template", name(template));
        say.accept(frame);
        return id;
    }

    static ObjectNode spec(String done) {
        try {
            return (ObjectNode) JSON.readTree("""
                    {"images": [{"name": "One", "image": "one:1"}],
                     "done": {"pattern": "%s", "regex": false},
                     "stop": {"command": "stop", "timeoutSeconds": 5},
                     "ports": [{"name": "game", "containerPort": 25565}],
                     "resources": {"cpuMillis": 100, "memoryMiB": 128, "diskMiB": 256}}
                    """.formatted(done));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static ObjectNode named(@Nullable UUID tenant, String slug, UUID id, long version) {
        var template = JSON.createObjectNode()
                .put("id", id.toString())
                .put("slug", slug)
                .put("version", version);
        return tenant == null ? template : template.put("tenantId", tenant.toString());
    }

    private static ObjectNode name(ObjectNode template) {
        var name = template.deepCopy();
        name.remove(List.of("title", "description", "spec"));
        return name;
    }

    void sayAll() {
        var names = new ArrayList<>(all.values());
        var from = 0;
        do {
            var to = Math.min(names.size(), from + partSize);
            var frame = FakePanel.object("templates").put("more", to < names.size());
            var part = frame.putArray("templates");
            names.subList(from, to).forEach(template -> part.add(name(template)));
            say.accept(frame);
            from = to;
        } while (from < names.size() && !breakOff);
    }

    void received(JsonNode frame) {
        switch (frame.path("type").asText()) {
            case "template-wanted" -> frame.path("ids").forEach(id -> answer(UUID.fromString(id.asText())));
            case "template-deleted" ->
                all.computeIfPresent(
                        UUID.fromString(frame.path("id").asText()),
                        (id, template) -> template.path("deleted").asBoolean() ? null : template);
            default -> {}
        }
    }

    private void answer(UUID id) {
        wanted.add(id);
        var template = all.get(id);
        if (template == null) {
            say.accept(FakePanel.object("template-withheld").put("id", id.toString()));
            return;
        }
        var tenant = template.has("tenantId")
                ? UUID.fromString(template.path("tenantId").asText())
                : null;
        var grant = signer.apply(keys.template(
                tenant,
                id,
                template.path("version").asLong(),
                CanonicalJson.sha256(template),
                template.path("deleted").asBoolean() ? "template:delete" : "template:update"));
        var frame = FakePanel.object("template").put("grant", grant);
        frame.set("template", template);
        say.accept(frame);
    }
}
