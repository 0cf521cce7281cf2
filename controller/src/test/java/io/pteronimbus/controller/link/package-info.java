/** Tests of the link without a panel. */
@NullMarked
package io.pteronimbus.controller.link;

import org.jspecify.annotations.NullMarked;
