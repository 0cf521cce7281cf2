package io.pteronimbus.gameserver.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pteronimbus.crd.GameTemplateSpec;
import io.pteronimbus.gameserver.rule.FormField;
import io.pteronimbus.gameserver.rule.RuleSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A template as people see it.
 *
 * @param version from 1; the current one unless another was asked for
 * @param builtIn it comes with the product, which alone changes it
 * @param updatedAt when this version was made
 * @param external left out for those that were made here
 * @param spec left out in lists
 * @param form how forms ask for the spec's variables, by key; left out in lists
 */
public record TemplateView(
        UUID id,
        String slug,
        String name,
        String description,
        String game,
        int version,
        Template.Scope scope,
        boolean builtIn,
        List<String> tags,
        Instant createdAt,
        Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ExternalTemplateView external,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable GameTemplateSpec spec,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, FormField> form) {

    static TemplateView of(TemplateBrief brief, List<String> tags, @Nullable GameTemplateSpec spec) {
        return new TemplateView(
                brief.id(),
                brief.slug(),
                brief.name(),
                brief.description(),
                brief.game(),
                brief.version(),
                brief.scope(),
                brief.builtIn(),
                tags,
                brief.createdAt(),
                brief.updatedAt(),
                brief.external(),
                spec,
                spec == null ? null : form(spec));
    }

    private static Map<String, FormField> form(GameTemplateSpec spec) {
        return spec.variables().stream()
                .collect(Collectors.toUnmodifiableMap(
                        GameTemplateSpec.Variable::key,
                        variable -> RuleSet.parse(variable.rules()).describe()));
    }
}
