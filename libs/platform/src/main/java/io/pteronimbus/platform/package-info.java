/** What every service with an HTTP API does the same way. */
@NullMarked
package io.pteronimbus.platform;

import org.jspecify.annotations.NullMarked;
