/** Which kinds of objects there are: the built-in ones and those of custom resource definitions. */
@NullMarked
package io.pteronimbus.localcluster.kinds;

import org.jspecify.annotations.NullMarked;
