package io.pteronimbus.gameserver.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a controller says of a template that was not made here. Words are those of whoever made it: they are cut to size, and what could begin another
 * line is taken out.
 *
 * @param title what people call it
 * @param managedBy what keeps the resource as it is; null: that is not known
 * @param spec not looked at yet
 */
@RegisterForReflection
public record ReportedTemplate(
        Named template,
        String title,
        @Nullable String description,
        @Nullable ManagedBy managedBy,
        JsonNode spec) {
    private static final int LONGEST_UID = 64;
    private static final int LONGEST_RESOURCE = 253;
    private static final int LONGEST_TOOL = 32;

    public ReportedTemplate {
        if (template == null || spec == null) {
            throw new IllegalArgumentException("an external template lacks something");
        }
        title = title == null || title.isBlank() ? template.name() : title;
        title = words(title, TemplateRules.LONGEST_NAME);
        description = description == null ? "" : description.replace("\0", "");
        description = description.substring(0, Math.min(description.length(), TemplateRules.LONGEST_DESCRIPTION));
    }

    /**
     * One that there is.
     *
     * @param resourceUid that the cluster gave the resource
     * @param name of the resource
     * @param hash of all that would be told of it
     */
    @RegisterForReflection
    public record Named(UUID tenantId, String resourceUid, String name, String hash) {
        public Named {
            if (tenantId == null) {
                throw new IllegalArgumentException("an external template is of no tenant");
            }
            resourceUid = words(resourceUid, LONGEST_UID);
            name = words(name, LONGEST_RESOURCE);
            hash = words(hash, LONGEST_UID);
        }
    }

    /**
     * @param tool such as {@code ARGO_CD}, {@code FLUX} or {@code HELM}
     * @param name of the application, release or so
     */
    @RegisterForReflection
    public record ManagedBy(String tool, String name) {
        public ManagedBy {
            tool = words(tool, LONGEST_TOOL);
            name = words(name, LONGEST_RESOURCE);
        }
    }

    private static String words(@Nullable String text, int longest) {
        var shown = text == null
                ? ""
                : text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ").strip();
        if (shown.isEmpty()) {
            throw new IllegalArgumentException("an external template lacks a name");
        }
        return shown.substring(0, Math.min(shown.length(), longest));
    }
}
