/** Keeps what is watched of the cluster in little memory. */
@NullMarked
package io.pteronimbus.controller.cache;

import org.jspecify.annotations.NullMarked;
