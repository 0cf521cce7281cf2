/** The image map: the only programs this cluster ever runs. */
@NullMarked
package io.pteronimbus.localcluster.workload.image;

import org.jspecify.annotations.NullMarked;
