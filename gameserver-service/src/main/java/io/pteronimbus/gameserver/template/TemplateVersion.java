package io.pteronimbus.gameserver.template;

import io.pteronimbus.crd.GameTemplateSpec;
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

    /** A {@link GameTemplateSpec} as JSON. */
    @ColumnTransformer(read = "spec::text", write = "?::jsonb")
    String spec;

    /** A JSON list. */
    String tags;

    /** Why it was made; empty: nobody said. */
    String note;

    /** What whoever made it is called; null: it came with the product. */
    @Nullable
    String author;

    Instant createdAt;

    protected TemplateVersion() {}

    TemplateVersion(Template template, TemplateContent content, TemplateNote note, Instant now) {
        this.templateId = template.id;
        this.version = template.version;
        this.tenantId = template.tenantId;
        this.name = content.name();
        this.description = content.description();
        this.game = content.game();
        this.contentHash = content.hash();
        this.spec = content.spec();
        this.tags = content.tags();
        this.note = note.text();
        this.author = note.author();
        this.createdAt = now;
    }
}
