package io.pteronimbus.gameserver.template;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What a template said at one time. Never changes. */
@Entity
@Immutable
@Table(name = "template_version")
@IdClass(TemplateVersion.Key.class)
class TemplateVersion {

    /** @param version from 1 */
    record Key(UUID templateId, int version) implements Serializable {}

    @Id
    UUID templateId;

    @Id
    int version;

    @Nullable
    UUID tenantId;

    String name;
    String description;
    String game;

    /** SHA-256 of the whole content, hex. */
    String contentHash;

    /** A {@link TemplateSpec} as JSON. */
    @ColumnTransformer(read = "spec::text", write = "?::jsonb")
    String spec;

    Instant createdAt;

    protected TemplateVersion() {}

    TemplateVersion(Template template, TemplateDocument document, String spec, String contentHash, Instant now) {
        this.templateId = template.id;
        this.version = template.version;
        this.tenantId = template.tenantId;
        this.name = document.name();
        this.description = document.description();
        this.game = document.game();
        this.contentHash = contentHash;
        this.spec = spec;
        this.createdAt = now;
    }
}
