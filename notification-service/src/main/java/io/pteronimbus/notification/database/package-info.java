/** Plain SQL against the service's database. */
@NullMarked
package io.pteronimbus.notification.database;

import org.jspecify.annotations.NullMarked;
