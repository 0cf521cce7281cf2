/** The feed of each tenant: appended exactly once, in commit order, read by position. */
@NullMarked
package io.pteronimbus.notification.feed;

import org.jspecify.annotations.NullMarked;
