/** Processes of this machine as containers: started in a session of their own, drained to the last byte, ended as a whole. */
@NullMarked
package io.pteronimbus.localcluster.workload.process;

import org.jspecify.annotations.NullMarked;
