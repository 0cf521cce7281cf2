/** Tests of the connection, with a simulated Discord and a real Redis. */
@NullMarked
package io.pteronimbus.bot.gateway;

import org.jspecify.annotations.NullMarked;
