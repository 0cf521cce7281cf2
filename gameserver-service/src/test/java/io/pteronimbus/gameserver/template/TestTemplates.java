package io.pteronimbus.gameserver.template;

import io.pteronimbus.crd.GameServerSpec;
import io.quarkus.arc.Arc;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Templates that tests bring along. */
public final class TestTemplates {
    private TestTemplates() {}

    /** One that says all there is to say: two images, an installation, a query; its slug. */
    public static String complete() {
        return save(new TemplateSpec(
                List.of(new TemplateSpec.Image("Old", "game:1"), new TemplateSpec.Image("New", "game:2")),
                new TemplateSpec.Startup(List.of("run"), List.of()),
                List.of(
                        new TemplateSpec.Variable("MOTD", "Message", null, "Hello", null),
                        new TemplateSpec.Variable("PASSWORD", "Password", "To join", "", true),
                        new TemplateSpec.Variable("DIRECTORY", "Directory", null, "/data", false)),
                new GameServerSpec.Done("Done", false),
                new GameServerSpec.Stop("stop", null, 5),
                List.of(new GameServerSpec.Port("game", 27_015, GameServerSpec.Protocol.UDP)),
                "/data",
                new GameServerSpec.Resources(100, 128, 256),
                new TemplateSpec.Install("installer:1", "bash", "echo made", 600),
                GameServerSpec.OnExit.STOP,
                new GameServerSpec.Query(GameServerSpec.QueryProtocol.A2S, "game"),
                true,
                null));
    }

    /** One whose servers run only on clusters with those labels; its slug. */
    public static String placedOn(Map<String, String> labels) {
        return save(plainSpec(labels));
    }

    /** One as they were before templates could install, query, or say what becomes of an end; its slug. */
    public static String plain() {
        return save(plainSpec(null));
    }

    private static TemplateSpec plainSpec(@Nullable Map<String, String> placement) {
        return new TemplateSpec(
                List.of(new TemplateSpec.Image("One", "one:1")),
                new TemplateSpec.Startup(List.of("run"), List.of()),
                List.of(),
                new GameServerSpec.Done("", false),
                new GameServerSpec.Stop(null, "SIGINT", 5),
                List.of(),
                "/data",
                new GameServerSpec.Resources(100, 128, 256),
                null,
                null,
                null,
                null,
                placement);
    }

    private static String save(TemplateSpec spec) {
        var slug = "game-" + UUID.randomUUID();
        Arc.container()
                .instance(BuiltInTemplates.class)
                .get()
                .synchronise(new TemplateDocument(slug, "A game", "For a test", "game", spec));
        return slug;
    }
}
