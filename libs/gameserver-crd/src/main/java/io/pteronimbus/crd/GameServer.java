package io.pteronimbus.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * One game server in a cluster. Named {@code gs-<server id>}, in the namespace {@code ptn-<tenant id>}: the namespace
 * alone says whose it is.
 */
@Group(GameServer.GROUP)
@Version(GameServer.VERSION)
@Plural("gameservers")
@Singular("gameserver")
@ShortNames("gs")
@AdditionalPrinterColumn(name = "State", jsonPath = ".status.state")
@AdditionalPrinterColumn(name = "Reason", jsonPath = ".status.reason", priority = 1)
@AdditionalPrinterColumn(name = "Template", jsonPath = ".spec.template.slug")
@AdditionalPrinterColumn(name = "Address", jsonPath = ".status.address.endpoint")
@AdditionalPrinterColumn(
        name = "Players",
        jsonPath = ".status.players.online",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Restarts",
        jsonPath = ".status.restartCount",
        type = AdditionalPrinterColumn.Type.INTEGER,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public class GameServer extends CustomResource<GameServerSpec, GameServerStatus> implements Namespaced {
    public static final String GROUP = "pteronimbus.io";
    public static final String VERSION = "v1alpha1";

    /** Where the resource's definition lies on the class path. */
    public static final String DEFINITION = "META-INF/pteronimbus/crds/gameservers.pteronimbus.io.yaml";

    private static final long serialVersionUID = 1L;

    /** A server that nothing is wanted of is none; and rules that compare with the spec before do not see one that comes back. */
    @Override
    @Required
    public GameServerSpec getSpec() {
        return super.getSpec();
    }
}
