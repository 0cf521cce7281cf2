/** Host ports: each container port of a pod has one that stays, and Services show it as their node port. */
@NullMarked
package io.pteronimbus.localcluster.workload.port;

import org.jspecify.annotations.NullMarked;
