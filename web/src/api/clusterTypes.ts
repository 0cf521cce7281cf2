/** Shapes of the public API about clusters, which super administrators see. */
import type * as gameserver from './schema/gameserver-service'

export type ClusterState = gameserver.ClusterState
export type Cluster = gameserver.ClusterView

/** What a controller enrols with; the token is told this once. */
export type ClusterToken = gameserver.ClusterToken
