package io.pteronimbus.gameserver.server;

import jakarta.validation.constraints.NotNull;

record PowerRequest(@NotNull PowerAction action) {}
