package io.pteronimbus.gameserver.json;

import io.pteronimbus.crd.GameServerSpec;
import io.pteronimbus.crd.GameTemplateSpec;
import io.pteronimbus.crd.Liveness;
import io.pteronimbus.events.AccessChanged;
import io.pteronimbus.events.Actor;
import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.events.ServerAddress;
import io.pteronimbus.events.ServerIntentChanged;
import io.pteronimbus.events.ServerStateChanged;
import io.pteronimbus.events.ServerStats;
import io.pteronimbus.events.TenantChanged;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Names, for a native image, the types that are read and written as JSON outside of requests. */
@RegisterForReflection(
        targets = {
            AccessChanged.class,
            Actor.class,
            AuditEntry.class,
            AuditEntry.Target.class,
            GameServerSpec.class,
            GameServerSpec.ConfigEdit.class,
            GameServerSpec.ConfigFile.class,
            GameServerSpec.Done.class,
            GameServerSpec.DonePattern.class,
            GameServerSpec.Install.class,
            GameServerSpec.Port.class,
            GameServerSpec.Query.class,
            GameServerSpec.Resources.class,
            GameServerSpec.SecretVariable.class,
            GameServerSpec.Stop.class,
            GameServerSpec.TemplateRef.class,
            GameTemplateSpec.class,
            Liveness.class,
            GameTemplateSpec.Egg.class,
            GameTemplateSpec.Image.class,
            GameTemplateSpec.Install.class,
            GameTemplateSpec.Line.class,
            GameTemplateSpec.Startup.class,
            GameTemplateSpec.Variable.class,
            ServerAddress.class,
            ServerIntentChanged.class,
            ServerStateChanged.class,
            ServerStats.class,
            ServerStats.Players.class,
            ServerStats.Usage.class,
            TenantChanged.class,
            TenantChanged.Limits.class
        })
final class NativeJson {
    private NativeJson() {}
}
