/** Says whether the controller does its work, to those who would restart it, and to those who draw graphs. */
@NullMarked
package io.pteronimbus.controller.health;

import org.jspecify.annotations.NullMarked;
