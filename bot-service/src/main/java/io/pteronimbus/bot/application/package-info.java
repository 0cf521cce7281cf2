/** The application at Discord, and how it is added to a guild. */
@NullMarked
package io.pteronimbus.bot.application;

import org.jspecify.annotations.NullMarked;
