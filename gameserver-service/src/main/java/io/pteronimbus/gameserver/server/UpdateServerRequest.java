package io.pteronimbus.gameserver.server;

import io.pteronimbus.crd.GameServerSpec.OnExit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different; null leaves it as it is.
 *
 * @param image one of the images of the server's template
 * @param variables values by key, for variables of the template; null goes back to the template's value
 * @param stopWhenEmptyMinutes after so long without players the server is stopped; 0: never
 * @param startup name of one of the start-up commands of the server's template
 * @param onExit whether a game that ends by itself, without an error, is started again
 * @param tags in place of those it has, as of a server to be made; a game that runs does not notice
 */
record UpdateServerRequest(
        @Nullable
        @Size(min = 1, max = 80)
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Pattern(regexp = ServerRules.NAME, message = ServerRules.NAME_MESSAGE)
        String name,

        @Nullable @Valid ResourcesRequest resources,
        @Nullable @Size(min = 1, max = 512) String image,
        @Nullable @Size(max = ServerRules.MOST_VARIABLES) Map<String, @Nullable String> variables,
        @Nullable @Min(0) @Max(ServerRules.MOST_MINUTES) Integer stopWhenEmptyMinutes,
        @Nullable @Size(max = 191) String startup,
        @Nullable OnExit onExit,
        @Nullable @Size(max = ServerTags.MOST) List<@Nullable String> tags)
        implements SettingsRequest {
    private static final String SERVER = "server:update";
    private static final String STARTUP = "startup:update";

    /** What whoever asks for it has to be allowed: of what nothing is asked, as much as for a name. */
    List<String> permissions() {
        if (!concernsStartup()) {
            return List.of(SERVER);
        }
        return concernsServer() ? List.of(SERVER, STARTUP) : List.of(STARTUP);
    }

    private boolean concernsStartup() {
        return image != null || variables != null || onExit != null || startup != null;
    }

    private boolean concernsServer() {
        return name != null || resources != null || stopWhenEmptyMinutes != null || tags != null;
    }

    @Override
    public boolean ofNewServer() {
        return false;
    }
}
