/**
 * Changes a game's own configuration files as its egg asks for, right before the game starts, and leaves all else in
 * them as it stands.
 */
@NullMarked
package io.pteronimbus.configfiles;

import org.jspecify.annotations.NullMarked;
