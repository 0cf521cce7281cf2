/** What is there: people, guilds, applications and what was granted to whom, and how it is kept. */
@NullMarked
package io.pteronimbus.fakediscord.state;

import org.jspecify.annotations.NullMarked;
