/** The feed as it happens, over WebSockets. */
@NullMarked
package io.pteronimbus.notification.live;

import org.jspecify.annotations.NullMarked;
