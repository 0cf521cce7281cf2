/** Rules of variables, one by one and as eggs write them. */
@NullMarked
package io.pteronimbus.gameserver.rule;

import org.jspecify.annotations.NullMarked;
