/** What a reviewer would have to remember, as rules. */
@NullMarked
package io.pteronimbus.test.architecture;

import org.jspecify.annotations.NullMarked;
