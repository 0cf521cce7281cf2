/** The clusters that may dial in, and the order in which each hears of changes. */
@NullMarked
package io.pteronimbus.gameserver.cluster;

import org.jspecify.annotations.NullMarked;
