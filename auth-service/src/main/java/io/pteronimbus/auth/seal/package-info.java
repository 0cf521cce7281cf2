/** Keeps what lies in the database unreadable for who has just the database. */
@NullMarked
package io.pteronimbus.auth.seal;

import org.jspecify.annotations.NullMarked;
