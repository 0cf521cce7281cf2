/** Tests of the live feed's parts that need no service around them. */
@NullMarked
package io.pteronimbus.notification.live;

import org.jspecify.annotations.NullMarked;
