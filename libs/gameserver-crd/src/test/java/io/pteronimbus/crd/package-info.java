/** Tests of the custom resources. */
@NullMarked
package io.pteronimbus.crd;

import org.jspecify.annotations.NullMarked;
