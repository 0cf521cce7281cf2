package io.pteronimbus.gameserver.link;

/** Within the service: a controller said hello. */
public record LinkConnected(String cluster) {}
