/** What is made of what games answer, with a clock that stands still until told. */
@NullMarked
package io.pteronimbus.controller.observe;

import org.jspecify.annotations.NullMarked;
