/** What every service with a database does the same way. */
@NullMarked
package io.pteronimbus.persistence;

import org.jspecify.annotations.NullMarked;
