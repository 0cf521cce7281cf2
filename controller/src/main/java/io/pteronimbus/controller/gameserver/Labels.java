package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;

/** Labels and annotations on everything the controller makes. */
public final class Labels {
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    public static final String PTERONIMBUS = "pteronimbus";
    public static final String TENANT = "pteronimbus.io/tenant";
    public static final String SERVER = "pteronimbus.io/server";

    /** Id of the panel's template, on the {@code GameTemplate} that was written for it. */
    public static final String TEMPLATE = "pteronimbus.io/template";

    /** Hash of the spec as the panel sent it, on the {@code GameServer}; of all a template says, on the {@code GameTemplate}. */
    public static final String SPEC_HASH = "pteronimbus.io/spec-hash";

    /** Hash of what was applied last, on each child and on the panel's templates. */
    public static final String APPLIED_HASH = "pteronimbus.io/applied-hash";

    /** On a Secret: salted hash of the values in it, as the panel signed it, and the generation of the intent they came with. */
    static final String SECRETS_HASH = "pteronimbus.io/secrets-hash";

    static final String GENERATION = "pteronimbus.io/generation";

    /** On a volume that stays when its server is deleted. */
    static final String RETAINED = "pteronimbus.io/retained";

    /** On the pods of an installation: which server's it is. Not {@link #SERVER}: they are no part of the game. */
    public static final String INSTALL = "pteronimbus.io/install";

    static final String INSTALL_NONCE = "pteronimbus.io/install-nonce";
    static final String RESTART_NONCE = "pteronimbus.io/restart-nonce";
    static final String KILL_NONCE = "pteronimbus.io/kill-nonce";

    /** Selects everything the controller made. */
    static final String SELECTOR = MANAGED_BY + "=" + PTERONIMBUS;

    private Labels() {}

    public static Map<String, String> of(ServerRef server) {
        return Map.of(
                MANAGED_BY,
                PTERONIMBUS,
                TENANT,
                server.tenantId().toString(),
                SERVER,
                server.serverId().toString());
    }

    static Map<String, String> ofInstall(ServerRef server) {
        return Map.of(
                MANAGED_BY,
                PTERONIMBUS,
                TENANT,
                server.tenantId().toString(),
                INSTALL,
                server.serverId().toString());
    }

    /** Of an object of that name that belongs to the server. */
    static ObjectMeta metadata(ServerRef server, String name) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(server.namespace())
                .withLabels(of(server))
                .withAnnotations(Map.of())
                .build();
    }
}
