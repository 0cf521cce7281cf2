/** Word between the replicas of this service: quick, and allowed to get lost. */
@NullMarked
package io.pteronimbus.gameserver.replica;

import org.jspecify.annotations.NullMarked;
