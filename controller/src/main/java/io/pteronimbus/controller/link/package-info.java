/** Holds the connection to the panel: brings its intent into the cluster and tells it what became of it. */
@NullMarked
package io.pteronimbus.controller.link;

import org.jspecify.annotations.NullMarked;
