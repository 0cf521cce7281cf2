/** What happened, told to who may know. */
@NullMarked
package io.pteronimbus.notification;

import org.jspecify.annotations.NullMarked;
