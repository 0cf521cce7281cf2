/** What people want of their game servers, and the way to the controllers that make it so. */
@NullMarked
package io.pteronimbus.gameserver;

import org.jspecify.annotations.NullMarked;
