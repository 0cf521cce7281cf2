package io.pteronimbus.gameserver.egg;

import io.pteronimbus.crd.GameTemplateSpec;
import io.pteronimbus.gameserver.egg.EggValue.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a template of an egg, of each version that Pterodactyl and Pelican have written, and tells of each part what became of it. The
 * same text always makes the same template.
 */
public final class EggImport {
    /** Where the games that eggs describe find their files. */
    static final String DATA_PATH = "/home/container";

    private static final int LONGEST_NAME = 191;
    private static final int LONGEST_DESCRIPTION = 16_384;
    private static final Set<String> VERSIONS = Set.of("PTDL_v1", "PTDL_v2", "PLCN_v1", "PLCN_v2", "PLCN_v3");
    private static final Set<String> KNOWN = Set.of(
            "_comment",
            "meta",
            "exported_at",
            "name",
            "author",
            "uuid",
            "description",
            "tags",
            "features",
            "image",
            "images",
            "icon",
            "docker_images",
            "file_denylist",
            "startup",
            "startup_commands",
            "config",
            "scripts",
            "variables",
            EggExtension.KEY);

    private EggImport() {}

    /**
     * @param filename tells JSON from YAML by its ending; null or another: the text itself does
     * @throws EggException for a text that is no egg, or one beyond all bounds
     */
    public static ImportedEgg read(String content, @Nullable String filename) {
        var text = EggText.read(content, filename);
        var notes = new ImportReport.Notes();
        text.duplicates().forEach(path -> notes.adapted(path, "it stands there twice: the last counts"));
        var bare = bare(text.root(), notes);
        var extended = EggExtension.apply(text.root().get(EggExtension.KEY), bare.spec(), notes);
        return new ImportedEgg(bare.name(), bare.description(), extended, notes.report());
    }

    /** Without what only this panel's exports say. */
    static ImportedEgg bare(EggValue egg, ImportReport.Notes notes) {
        version(egg, notes);
        var name = egg.get("name").limited(LONGEST_NAME).strip();
        if (name.isEmpty()) {
            throw new EggException("name must not be empty", egg.get("name").place());
        }
        notes.mapped(egg.get("name"), "the template's name");
        var description = egg.get("description").limited(LONGEST_DESCRIPTION);
        if (!description.isEmpty()) {
            notes.mapped(egg.get("description"), "the template's description");
        }
        egg.members().forEach((key, value) -> {
            if (!KNOWN.contains(key)) {
                notes.ignored(value, "nothing is known of this");
            }
        });
        return new ImportedEgg(name, description, spec(egg, notes), notes.report());
    }

    private static void version(EggValue egg, ImportReport.Notes notes) {
        var version = egg.get("meta").get("version");
        if (!VERSIONS.contains(version.text())) {
            throw new EggException(
                    version.isEmpty()
                            ? "meta.version must say which kind of egg this is"
                            : "eggs of the version " + version.limited(LONGEST_NAME) + " are not known",
                    version.place());
        }
        notes.mapped(version, "an egg of the version " + version.text());
    }

    private static GameTemplateSpec spec(EggValue egg, ImportReport.Notes notes) {
        var config = egg.get("config");
        var configStartup = document(config.get("startup"));
        var images = EggImages.of(egg, notes);
        var startup = EggStart.startup(egg, notes);
        var features = EggLists.features(egg.get("features"), notes);
        return new GameTemplateSpec(
                images,
                startup,
                EggVariables.of(egg.get("variables"), notes),
                EggConfigFiles.of(document(config.get("files")), notes),
                EggInstall.of(egg, notes),
                EggStart.done(configStartup, notes),
                EggStop.of(config.get("stop"), notes),
                EggGuess.ports(features, notes),
                EggGuess.query(features, startup, notes),
                null,
                features,
                EggLists.denied(egg.get("file_denylist"), notes),
                DATA_PATH,
                EggGuess.resources(notes),
                null,
                null,
                null,
                EggLists.tags(egg.get("tags"), notes),
                EggNotes.of(egg, configStartup, document(config.get("logs")), notes));
    }

    /** What a text says that is JSON within the egg; what is written without that detour as it is. */
    private static EggValue document(EggValue value) {
        if (!value.is(Kind.TEXT) || value.text().isBlank()) {
            return value;
        }
        try {
            return JsonText.read(value.text()).root().within(value);
        } catch (EggException e) {
            throw new EggException(value.path() + " is no JSON within the egg: " + e.told(), value.place(), e);
        }
    }
}
