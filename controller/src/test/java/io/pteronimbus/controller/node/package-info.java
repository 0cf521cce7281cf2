@NullMarked
package io.pteronimbus.controller.node;

import org.jspecify.annotations.NullMarked;
