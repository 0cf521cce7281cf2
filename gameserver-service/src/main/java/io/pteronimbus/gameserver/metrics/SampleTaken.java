package io.pteronimbus.gameserver.metrics;

import io.pteronimbus.events.ServerStats;

/** Within the service: a new sample of a server came. */
public record SampleTaken(ServerStats sample) {}
