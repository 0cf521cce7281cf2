/** Streams of console lines to the panel, and commands back to the game. */
@NullMarked
package io.pteronimbus.controller.console;

import org.jspecify.annotations.NullMarked;
