package io.pteronimbus.bot;

import io.pteronimbus.events.GuildChanged;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What of other modules is turned into JSON, so that a native image keeps its fields. */
@RegisterForReflection(
        targets = {GuildChanged.class, GuildChanged.Guild.class, GuildChanged.Role.class, GuildChanged.Member.class})
final class NativeTypes {
    private NativeTypes() {}
}
