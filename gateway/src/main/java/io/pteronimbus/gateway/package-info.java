/** The one door of the panel: every request passes here, in the order that Doorway writes down. */
@NullMarked
package io.pteronimbus.gateway;

import org.jspecify.annotations.NullMarked;
