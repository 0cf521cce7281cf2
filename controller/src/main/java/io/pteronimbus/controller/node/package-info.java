/** Follows the machines of the cluster: how they are reached, what they can give, and whether anybody hears from them. */
@NullMarked
package io.pteronimbus.controller.node;

import org.jspecify.annotations.NullMarked;
