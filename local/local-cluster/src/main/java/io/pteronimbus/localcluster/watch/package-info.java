/** Sending changes to clients as they happen, over chunked HTTP or WebSocket. */
@NullMarked
package io.pteronimbus.localcluster.watch;

import org.jspecify.annotations.NullMarked;
