/** Turns a {@code GameServer} resource into a running game, and what becomes of it into states. */
@NullMarked
package io.pteronimbus.controller.gameserver;

import org.jspecify.annotations.NullMarked;
