/** A server's console: one stream from the controller, any number of viewers. */
@NullMarked
package io.pteronimbus.gameserver.console;

import org.jspecify.annotations.NullMarked;
