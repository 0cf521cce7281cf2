/** Templates, from outside and from the database. */
@NullMarked
package io.pteronimbus.gameserver.template;

import org.jspecify.annotations.NullMarked;
