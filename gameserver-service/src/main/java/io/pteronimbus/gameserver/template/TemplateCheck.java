package io.pteronimbus.gameserver.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.crd.GameServerSpec.ConfigEdit;
import io.pteronimbus.crd.GameServerSpec.DonePattern;
import io.pteronimbus.crd.GameTemplateSpec;
import io.pteronimbus.gameserver.cluster.ClusterRules;
import io.pteronimbus.gameserver.egg.ConfigBounds;
import io.pteronimbus.gameserver.egg.ReservedVariables;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.FieldErrorCode;
import io.pteronimbus.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Takes a template's spec, whoever wrote it, or says what is wrong with it. */
@ApplicationScoped
class TemplateCheck {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final TemplateSchema schema;

    TemplateCheck(TemplateSchema schema) {
        this.schema = schema;
    }

    /** The spec that a request has; throws 400 for one that cannot be. */
    GameTemplateSpec read(JsonNode written) {
        if (!(written instanceof ObjectNode)) {
            throw ProblemException.invalid(new FieldError("spec", FieldErrorCode.WRONG_KIND, "must be an object"));
        }
        require(schema.errors(written));
        try {
            var spec = MAPPER.treeToValue(written, GameTemplateSpec.class);
            require(errors(spec));
            return spec;
        } catch (ValueInstantiationException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw ProblemException.invalid(new FieldError("spec", String.valueOf(cause.getMessage())));
        } catch (JsonProcessingException e) {
            throw ProblemException.invalid(new FieldError("spec", e.getOriginalMessage()));
        }
    }

    /** Throws 400 for a spec that cannot be. */
    void require(GameTemplateSpec spec) {
        require(schema.errors(MAPPER.valueToTree(spec)));
        require(errors(spec));
    }

    private static void require(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors.toArray(FieldError[]::new));
        }
    }

    /** What no schema can say. */
    private static List<FieldError> errors(GameTemplateSpec spec) {
        var errors = new ArrayList<FieldError>();
        for (var i = 0; i < spec.variables().size(); i++) {
            var key = spec.variables().get(i).key();
            if (ReservedVariables.contains(key)) {
                errors.add(new FieldError(
                        "spec.variables." + i + ".key",
                        FieldErrorCode.NOT_ALLOWED,
                        "is set by the panel itself",
                        Map.of("value", key)));
            }
        }
        for (var i = 0; i < spec.configFiles().size(); i++) {
            var file = spec.configFiles().get(i);
            var field = "spec.configFiles." + i;
            if (!isBeneath(file.path())) {
                errors.add(new FieldError(field + ".path", "must lie beneath the server's own folder"));
            }
            for (var j = 0; j < file.edits().size(); j++) {
                if (!isWritten(file.edits().get(j))) {
                    errors.add(new FieldError(field + ".edits." + j + ".value", "must be JSON"));
                }
            }
        }
        if (!ConfigBounds.holds(spec.configFiles())) {
            errors.add(new FieldError("spec.configFiles", ConfigBounds.MESSAGE));
        }
        if (!isBeneath(spec.dataPath().substring(1))) {
            errors.add(new FieldError("spec.dataPath", "must be a folder of its own"));
        }
        spec.done().patterns().stream()
                .filter(DonePattern::regex)
                .filter(pattern -> !isExpression(pattern.pattern()))
                .forEach(pattern -> errors.add(new FieldError("spec.done", "must be a regular expression")));
        if (spec.placement() != null && !ClusterRules.areLabels(spec.placement())) {
            errors.add(new FieldError("spec.placement", "must be labels that a cluster can have"));
        }
        return errors;
    }

    private static boolean isBeneath(String path) {
        return Arrays.stream(path.split("/", -1))
                .noneMatch(part -> part.isEmpty()
                        || part.equals(".")
                        || part.equals("..")
                        || part.indexOf('\0') >= 0
                        || part.indexOf('\\') >= 0);
    }

    private static boolean isWritten(ConfigEdit edit) {
        if (!edit.literal()) {
            return true;
        }
        try {
            return !MAPPER.readTree(edit.value()).isMissingNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static boolean isExpression(String text) {
        try {
            return !Pattern.compile(text).pattern().isEmpty();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
