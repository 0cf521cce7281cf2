package io.pteronimbus.gameserver.egg;

import io.pteronimbus.crd.GameServerSpec.Port;
import io.pteronimbus.crd.GameServerSpec.Protocol;
import io.pteronimbus.crd.GameServerSpec.Query;
import io.pteronimbus.crd.GameServerSpec.QueryProtocol;
import io.pteronimbus.crd.GameServerSpec.Resources;
import io.pteronimbus.crd.GameTemplateSpec.Startup;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What eggs leave to whoever creates a server, and a template here must say: resources, ports, and how players are counted. */
final class EggGuess {
    private static final String GAME = "game";
    private static final int MINECRAFT_PORT = 25_565;
    private static final int OTHER_PORT = 27_015;
    private static final Set<String> MINECRAFT_FEATURES = Set.of("eula", "java_version");
    private static final Pattern SOURCE = Pattern.compile("\\bsrcds(_run|_linux|\\b)");

    private EggGuess() {}

    static Resources resources(ImportReport.Notes notes) {
        notes.adapted(
                "",
                "eggs do not say what a server needs: 2 cores, 2 GiB of memory and 10 GiB of disk, until told otherwise");
        return new Resources(2_000, 2_048, 10_240);
    }

    /** The one port that an egg's game has, which it is told as {@code SERVER_PORT}: it may use it in either way. */
    static List<Port> ports(List<String> features, ImportReport.Notes notes) {
        var number = isMinecraft(features) ? MINECRAFT_PORT : OTHER_PORT;
        notes.adapted(
                "",
                "eggs do not say their ports: the game is told " + number + " as SERVER_PORT, open for TCP and UDP");
        return List.of(new Port(GAME, number, Protocol.TCP), new Port(GAME + "-udp", number, Protocol.UDP));
    }

    static @Nullable Query query(List<String> features, Startup startup, ImportReport.Notes notes) {
        if (isMinecraft(features)) {
            notes.adapted("", "taken for a Minecraft server: its players are counted by its list ping");
            return new Query(QueryProtocol.MINECRAFT, GAME);
        }
        if (startup.lines().stream()
                .anyMatch(line -> SOURCE.matcher(line.line()).find())) {
            notes.adapted("", "taken for a Source server: its players are counted by A2S");
            return new Query(QueryProtocol.A2S, GAME + "-udp");
        }
        return null;
    }

    private static boolean isMinecraft(List<String> features) {
        return features.stream().anyMatch(MINECRAFT_FEATURES::contains);
    }
}
