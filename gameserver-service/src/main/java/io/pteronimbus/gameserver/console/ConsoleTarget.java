package io.pteronimbus.gameserver.console;

import java.util.UUID;

/** The server behind a console. */
record ConsoleTarget(UUID serverId, UUID tenantId, String cluster) {}
