package io.pteronimbus.gameserver.server;

import io.pteronimbus.crd.GameServerSpec.OnExit;
import io.pteronimbus.gameserver.cluster.ClusterRules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A server to be made. Its template is named by id or by slug.
 *
 * @param name 1 to 80 characters, unlike that of any other server of the tenant whatever the case
 * @param resources what is left out is as the template has it
 * @param image one of the template's images; the first unless told otherwise
 * @param variables values by key, for variables of the template; what is left out is as the template has it
 * @param stopWhenEmptyMinutes after so long without players the server is stopped; 0, as if left out: never
 * @param startup name of one of the start-up commands of the server's template; the first unless told otherwise
 * @param onExit whether a game that ends by itself, without an error, is started again
 * @param tags at most 10, each of 1 to 24 letters, digits, spaces, {@code -}, {@code _} and {@code .}; the same but for its case counts once
 * @param start at once, unless false
 * @param placement labels the cluster must have that it is placed on, beside those its template asks for; any cluster will do without
 */
record CreateServerRequest(
        @NotBlank @Size(max = 80) @Pattern(regexp = ServerRules.NAME, message = ServerRules.NAME_MESSAGE)
        String name,

        @Nullable UUID templateId,
        @Nullable @Size(max = 63) String template,
        @Nullable @Valid ResourcesRequest resources,
        @Nullable @Size(min = 1, max = 512) String image,
        @Nullable @Size(max = ServerRules.MOST_VARIABLES) Map<String, @Nullable String> variables,
        @Nullable @Min(0) @Max(ServerRules.MOST_MINUTES) Integer stopWhenEmptyMinutes,
        @Nullable @Size(max = 191) String startup,
        @Nullable OnExit onExit,
        @Nullable @Size(max = ServerTags.MOST) List<@Nullable String> tags,
        @Nullable Boolean start,

        @Nullable @Size(max = ClusterRules.MOST_LABELS)
        Map<
                        @Pattern(regexp = ClusterRules.LABEL_KEY, message = ClusterRules.LABEL_MESSAGE) String,
                        @NotNull @Pattern(regexp = ClusterRules.LABEL_VALUE, message = ClusterRules.LABEL_MESSAGE)
                        String>
                placement)
        implements SettingsRequest {

    Map<String, String> wantedLabels() {
        return placement == null ? Map.of() : placement;
    }

    boolean wantsStart() {
        return start == null || start;
    }

    @Override
    public boolean ofNewServer() {
        return true;
    }
}
