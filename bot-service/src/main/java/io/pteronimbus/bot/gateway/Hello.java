package io.pteronimbus.bot.gateway;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** @param heartbeatInterval in milliseconds */
@RegisterForReflection
record Hello(int heartbeatInterval) {}
