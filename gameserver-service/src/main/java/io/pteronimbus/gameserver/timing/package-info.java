/** Things done later, and again and again. */
@NullMarked
package io.pteronimbus.gameserver.timing;

import org.jspecify.annotations.NullMarked;
