/** How much a tenant may use and does use. */
@NullMarked
package io.pteronimbus.gameserver.quota;

import org.jspecify.annotations.NullMarked;
