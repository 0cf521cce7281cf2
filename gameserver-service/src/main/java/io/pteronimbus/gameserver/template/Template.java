package io.pteronimbus.gameserver.template;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A template's identity; what it says is in its versions. */
@Entity
@Table(name = "template")
class Template {

    enum Scope {
        GLOBAL,
        TENANT,
        EXTERNAL
    }

    @Id
    UUID id;

    /** Null: everybody's. */
    @Nullable
    UUID tenantId;

    String slug;

    @Enumerated(EnumType.STRING)
    Scope scope;

    int version;

    Instant createdAt;

    protected Template() {}

    static Template global(UUID id, String slug, Instant now) {
        var template = new Template();
        template.id = id;
        template.slug = slug;
        template.scope = Scope.GLOBAL;
        template.createdAt = now;
        return template;
    }

    /** The next version of this template, which is now the current one. */
    TemplateVersion save(TemplateDocument document, String specJson, String contentHash, Instant now) {
        version++;
        return new TemplateVersion(this, document, specJson, contentHash, now);
    }
}
