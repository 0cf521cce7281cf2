/** Reads eggs, the templates of Pterodactyl and Pelican, and writes them. */
@NullMarked
package io.pteronimbus.gameserver.egg;

import org.jspecify.annotations.NullMarked;
