/** Tests of the controller as a whole. */
@NullMarked
package io.pteronimbus.controller;

import org.jspecify.annotations.NullMarked;
