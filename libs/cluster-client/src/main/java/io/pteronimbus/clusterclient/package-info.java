/** Speaks to the Kubernetes API as its client does, without losing what a WebSocket says first. */
@NullMarked
package io.pteronimbus.clusterclient;

import org.jspecify.annotations.NullMarked;
