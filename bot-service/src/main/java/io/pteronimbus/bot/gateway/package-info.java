/** The connection over which Discord tells what happens, held by one replica. */
@NullMarked
package io.pteronimbus.bot.gateway;

import org.jspecify.annotations.NullMarked;
