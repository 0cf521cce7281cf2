/** Tests of how a server becomes its state. */
@NullMarked
package io.pteronimbus.controller.gameserver;

import org.jspecify.annotations.NullMarked;
