/** Templates in the cluster: those of the panel are written, those of others told. */
@NullMarked
package io.pteronimbus.controller.template;

import org.jspecify.annotations.NullMarked;
