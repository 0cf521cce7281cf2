/** Mirrors what a tenant may use into its namespace. */
@NullMarked
package io.pteronimbus.controller.quota;

import org.jspecify.annotations.NullMarked;
