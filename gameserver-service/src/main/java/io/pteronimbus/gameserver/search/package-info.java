/** Words as people type them into a search box. */
@NullMarked
package io.pteronimbus.gameserver.search;

import org.jspecify.annotations.NullMarked;
