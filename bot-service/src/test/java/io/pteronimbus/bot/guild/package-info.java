/** Tests of what is known of guilds, with a simulated Discord and a real Kafka. */
@NullMarked
package io.pteronimbus.bot.guild;

import org.jspecify.annotations.NullMarked;
