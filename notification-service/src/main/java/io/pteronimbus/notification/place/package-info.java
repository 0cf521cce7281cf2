/** Which cluster a server is on, so that no other cluster is believed what it says of it. */
@NullMarked
package io.pteronimbus.notification.place;

import org.jspecify.annotations.NullMarked;
