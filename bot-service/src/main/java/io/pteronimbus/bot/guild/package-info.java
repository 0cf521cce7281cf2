/** What is known of guilds, told to the other services by events and when they ask. */
@NullMarked
package io.pteronimbus.bot.guild;

import org.jspecify.annotations.NullMarked;
