/** The API with which tests and people change what is there, and make it misbehave. */
@NullMarked
package io.pteronimbus.fakediscord.control;

import org.jspecify.annotations.NullMarked;
