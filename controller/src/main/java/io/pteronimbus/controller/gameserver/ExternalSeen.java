package io.pteronimbus.controller.gameserver;

import io.pteronimbus.crd.GameServer;

/**
 * A server that the panel did not make was looked at.
 *
 * @param resource as it is now
 */
public record ExternalSeen(ServerRef server, GameServer resource) {}
