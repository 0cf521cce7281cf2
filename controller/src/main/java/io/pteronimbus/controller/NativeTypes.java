package io.pteronimbus.controller;

import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerSpec;
import io.pteronimbus.crd.GameServerStatus;
import io.pteronimbus.crd.GameTemplate;
import io.pteronimbus.crd.GameTemplateSpec;
import io.pteronimbus.crd.Liveness;
import io.pteronimbus.crd.StateTransition;
import io.pteronimbus.events.Actor;
import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.events.ServerAddress;
import io.pteronimbus.events.ServerStateChanged;
import io.pteronimbus.events.ServerStats;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What is turned into JSON or read from it, so that a native image keeps its fields. */
@RegisterForReflection(
        targets = {
            GameServer.class,
            GameServerSpec.class,
            GameServerSpec.TemplateRef.class,
            GameServerSpec.ConfigEdit.class,
            GameServerSpec.ConfigFile.class,
            GameServerSpec.Done.class,
            GameServerSpec.DonePattern.class,
            GameServerSpec.Stop.class,
            GameServerSpec.Port.class,
            GameServerSpec.Resources.class,
            GameServerSpec.SecretVariable.class,
            GameServerSpec.Install.class,
            GameServerSpec.Query.class,
            GameServerSpec.Storage.class,
            GameTemplate.class,
            GameTemplateSpec.class,
            Liveness.class,
            GameTemplateSpec.Image.class,
            GameTemplateSpec.Startup.class,
            GameTemplateSpec.Line.class,
            GameTemplateSpec.Variable.class,
            GameTemplateSpec.Install.class,
            GameTemplateSpec.Egg.class,
            GameServerStatus.class,
            GameServerStatus.AccountedPod.class,
            GameServerStatus.DoneContainer.class,
            GameServerStatus.Address.class,
            GameServerStatus.Installed.class,
            GameServerStatus.Players.class,
            StateTransition.class,
            ServerStateChanged.class,
            ServerStats.class,
            ServerStats.Players.class,
            ServerStats.Usage.class,
            ServerAddress.class,
            AuditEntry.class,
            AuditEntry.Target.class,
            Actor.class
        })
final class NativeTypes {
    private NativeTypes() {}
}
