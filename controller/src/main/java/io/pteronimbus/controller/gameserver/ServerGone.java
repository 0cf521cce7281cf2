package io.pteronimbus.controller.gameserver;

/** Everything of a server has left the cluster, its resource included. */
public record ServerGone(ServerRef server) {}
