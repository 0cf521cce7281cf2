/** Fetches from a machine that is its own Internet. */
@NullMarked
package io.pteronimbus.gameserver.fetch;

import org.jspecify.annotations.NullMarked;
