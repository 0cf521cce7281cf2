/** A flat world that real Minecraft clients can join: small enough for a laptop, and a game server in every respect the panel cares for. */
@NullMarked
package io.pteronimbus.demogame;

import org.jspecify.annotations.NullMarked;
