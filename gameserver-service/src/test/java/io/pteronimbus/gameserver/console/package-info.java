/** The console's parts, each by itself. */
@NullMarked
package io.pteronimbus.gameserver.console;

import org.jspecify.annotations.NullMarked;
