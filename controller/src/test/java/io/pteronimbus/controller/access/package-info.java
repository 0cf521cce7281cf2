/** Tests of what the controller may do, and of the roles that say so. */
@NullMarked
package io.pteronimbus.controller.access;

import org.jspecify.annotations.NullMarked;
