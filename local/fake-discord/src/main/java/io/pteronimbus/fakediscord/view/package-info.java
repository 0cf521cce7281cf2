/** People, members and guilds as Discord's APIs show them. */
@NullMarked
package io.pteronimbus.fakediscord.view;

import org.jspecify.annotations.NullMarked;
