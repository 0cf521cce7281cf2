package io.pteronimbus.gameserver.egg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.crd.GameTemplateSpec;
import io.pteronimbus.crd.GameTemplateSpec.Variable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a template as an egg that other panels read, and that comes to the very same template when it is imported here. */
public final class EggExport {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final GameTemplateSpec.Egg NOTHING = new GameTemplateSpec.Egg(null, null, null, null, null, null);
    private static final String NOBODY = "nobody@example.com";

    private EggExport() {}

    /** JSON text. */
    public static String write(String name, String description, GameTemplateSpec spec, EggFormat format, Instant now) {
        var egg = body(name, description, spec, format, now);
        var bare = EggImport.bare(EggText.read(egg.toString(), null).root(), new ImportReport.Notes());
        var extension = EggExtension.of(spec, bare.spec());
        if (!extension.isEmpty()) {
            egg.set(EggExtension.KEY, extension);
        }
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(egg) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an egg could not be written", e);
        }
    }

    private static ObjectNode body(
            String name, String description, GameTemplateSpec spec, EggFormat format, Instant now) {
        var isPelican = format == EggFormat.PLCN_v3;
        var notes = spec.egg() == null ? NOTHING : spec.egg();
        var egg = MAPPER.createObjectNode();
        egg.put("_comment", "DO NOT EDIT: FILE GENERATED AUTOMATICALLY BY PANEL");
        egg.putObject("meta").put("version", format.name()).put("update_url", notes.updateUrl());
        egg.put("exported_at", at(now));
        egg.put("name", name);
        egg.put("author", notes.author() == null ? NOBODY : notes.author());
        if (isPelican) {
            egg.put("uuid", notes.uuid());
        }
        egg.put("description", description);
        if (isPelican) {
            egg.put("image", notes.icon());
            fill(egg.putArray("tags"), spec.tags());
        }
        fill(egg.putArray("features"), spec.features());
        var images = egg.putObject("docker_images");
        spec.images().forEach(image -> images.put(image.name(), image.image()));
        fill(egg.putArray("file_denylist"), spec.denyList());
        var lines = spec.startup().lines();
        if (isPelican) {
            var commands = egg.putObject("startup_commands");
            lines.forEach(line -> commands.put(line.name(), line.line()));
        } else {
            egg.put("startup", lines.isEmpty() ? "" : lines.getFirst().line());
        }
        egg.set("config", EggConfig.written(spec, notes));
        egg.putObject("scripts").set("installation", installation(spec.install()));
        var variables = egg.putArray("variables");
        spec.variables().forEach(variable -> variables.add(variable(variable, variables.size() + 1, isPelican)));
        return egg;
    }

    private static String at(Instant now) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx")
                .format(now.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    }

    private static ObjectNode installation(GameTemplateSpec.@Nullable Install install) {
        var made = MAPPER.createObjectNode();
        var script = install == null ? null : install.script();
        made.put("script", script == null ? "" : script);
        made.put("container", install == null ? EggInstall.IMAGE : install.image());
        made.put("entrypoint", install == null || install.entrypoint() == null ? "sh" : install.entrypoint());
        return made;
    }

    private static ObjectNode variable(Variable variable, int number, boolean isPelican) {
        var made = MAPPER.createObjectNode();
        made.put("name", variable.name());
        made.put("description", variable.description() == null ? "" : variable.description());
        made.put("env_variable", variable.key());
        made.put("default_value", variable.defaultValue());
        made.put("user_viewable", variable.mayBeSeen());
        made.put("user_editable", !Boolean.FALSE.equals(variable.editable()));
        if (isPelican) {
            fill(made.putArray("rules"), variable.rules());
            made.put("sort", number);
        } else {
            made.put("rules", String.join("|", variable.rules()));
            made.put("field_type", "text");
        }
        return made;
    }

    private static void fill(ArrayNode list, List<String> texts) {
        texts.forEach(list::add);
    }
}
