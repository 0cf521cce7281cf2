/**
 * The workload half of the cluster: controllers and the process kubelet behind {@link io.pteronimbus.localcluster.Workloads}.
 *
 * <p>It is honest about what it is not. Containers are plain processes of the user who runs the cluster, on loopback, with that user's
 * rights and the whole file system; nothing isolates one from another, CPU limits and security contexts are recorded but
 * not enforced, memory limits only where that is switched on, and a command run by exec has the same rights. All that keeps foreign code out is the image map: only programs named in it
 * are ever started.
 */
@NullMarked
package io.pteronimbus.localcluster.workload;

import org.jspecify.annotations.NullMarked;
