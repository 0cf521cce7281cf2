/** What is decided about objects as they are stored: generated fields, limits and quotas. */
@NullMarked
package io.pteronimbus.localcluster.admission;

import org.jspecify.annotations.NullMarked;
