/** Discord's own shapes, as far as they are read here. */
@NullMarked
package io.pteronimbus.bot.discord;

import org.jspecify.annotations.NullMarked;
