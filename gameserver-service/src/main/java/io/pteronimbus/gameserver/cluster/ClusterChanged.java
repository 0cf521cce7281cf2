package io.pteronimbus.gameserver.cluster;

/**
 * Within the service: the controller of a cluster is to hear of something, once the transaction commits.
 *
 * @param disconnect what it dialled in with is no good any more
 */
public record ClusterChanged(String cluster, boolean disconnect) {}
