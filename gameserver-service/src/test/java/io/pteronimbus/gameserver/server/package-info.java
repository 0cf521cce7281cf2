/** The life of a server, without anything around it. */
@NullMarked
package io.pteronimbus.gameserver.server;

import org.jspecify.annotations.NullMarked;
