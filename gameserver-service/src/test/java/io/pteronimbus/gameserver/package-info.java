/** Servers, templates and quotas, from outside. */
@NullMarked
package io.pteronimbus.gameserver;

import org.jspecify.annotations.NullMarked;
