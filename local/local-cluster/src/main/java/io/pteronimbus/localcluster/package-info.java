/** The local cluster as a whole: how it is configured, started, embedded and stopped. */
@NullMarked
package io.pteronimbus.localcluster;

import org.jspecify.annotations.NullMarked;
