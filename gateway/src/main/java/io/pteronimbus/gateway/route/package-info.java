/** Which service a path belongs to, and which paths are none. */
@NullMarked
package io.pteronimbus.gateway.route;

import org.jspecify.annotations.NullMarked;
