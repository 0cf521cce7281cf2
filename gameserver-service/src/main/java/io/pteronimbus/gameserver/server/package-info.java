/** Game servers as people want them: their intent, their life, and what is told of it. */
@NullMarked
package io.pteronimbus.gameserver.server;

import org.jspecify.annotations.NullMarked;
