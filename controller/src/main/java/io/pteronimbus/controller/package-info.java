/** Starts the controller and says how it fares. */
@NullMarked
package io.pteronimbus.controller;

import org.jspecify.annotations.NullMarked;
