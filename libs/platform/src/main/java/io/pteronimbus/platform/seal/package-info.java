/** Keeps what lies in a database unreadable for who has just the database. */
@NullMarked
package io.pteronimbus.platform.seal;

import org.jspecify.annotations.NullMarked;
