/** What the controller may do in a cluster: declared here, and nowhere else. */
@NullMarked
package io.pteronimbus.controller.access;

import org.jspecify.annotations.NullMarked;
