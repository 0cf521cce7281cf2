/** Who does something: what the audit log is told of whoever asked. */
@NullMarked
package io.pteronimbus.gameserver.author;

import org.jspecify.annotations.NullMarked;
