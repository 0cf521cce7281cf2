/**
 * What a pod answers beside its object: its logs, commands run in it, and its live input and output.
 *
 * <p>Streams are WebSockets only ({@code v4.channel.k8s.io} and {@code v5.channel.k8s.io}). A command run by exec is a process like any
 * other here: it has the rights of the user who runs the cluster, on loopback, and nothing holds it inside the container. Terminals are not emulated.
 */
@NullMarked
package io.pteronimbus.localcluster.stream;

import org.jspecify.annotations.NullMarked;
