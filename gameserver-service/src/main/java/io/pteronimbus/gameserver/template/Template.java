package io.pteronimbus.gameserver.template;

import jakarta.persistence.Embedded;
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

    /** It comes with the product, and only the product changes it. */
    boolean builtIn;

    Instant createdAt;

    /** Null for those that were made here. */
    @Embedded
    @Nullable
    ExternalSource external;

    /** It is nowhere any more but in the servers that follow it; null: it can be used. */
    @Nullable
    Instant goneAt;

    protected Template() {}

    /** @param tenantId null: everybody's */
    static Template of(UUID id, @Nullable UUID tenantId, String slug, Instant now) {
        var template = new Template();
        template.id = id;
        template.tenantId = tenantId;
        template.slug = slug;
        template.scope = tenantId == null ? Scope.GLOBAL : Scope.TENANT;
        template.createdAt = now;
        return template;
    }

    /** One that somebody made in a cluster itself. */
    static Template external(UUID id, UUID tenantId, String slug, ExternalSource source, Instant now) {
        var template = of(id, tenantId, slug, now);
        template.scope = Scope.EXTERNAL;
        template.external = source;
        return template;
    }

    static Template builtIn(UUID id, String slug, Instant now) {
        var template = of(id, null, slug, now);
        template.builtIn = true;
        return template;
    }

    /** The next version of this template, which is now the current one. */
    TemplateVersion save(TemplateContent content, TemplateNote note, Instant now) {
        version++;
        return new TemplateVersion(this, content, note, now);
    }
}
