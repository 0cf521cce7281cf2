/** Requests to addresses that somebody outside has named. */
@NullMarked
package io.pteronimbus.platform.outbound;

import org.jspecify.annotations.NullMarked;
