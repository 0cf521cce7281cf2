package io.pteronimbus.gameserver.template;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** What a request that made a template is answered again: that template, as it is by then. */
@RegisterForReflection
record MadeTemplate(UUID id) {}
