/** Fetches what somebody names by an address of the Internet. */
@NullMarked
package io.pteronimbus.gameserver.fetch;

import org.jspecify.annotations.NullMarked;
