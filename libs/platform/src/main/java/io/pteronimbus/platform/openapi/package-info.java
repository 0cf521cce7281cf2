/** What every service's OpenAPI document says the same way. */
@NullMarked
package io.pteronimbus.platform.openapi;

import org.jspecify.annotations.NullMarked;
