/** Shapes of the public API about clusters, which super administrators see. */

export type ClusterState = 'WAITING' | 'CONNECTED' | 'AWAY' | 'INCOMPATIBLE' | 'REVOKED'

export interface Cluster {
  name: string
  state: ClusterState
  since: string | null
  labels: Record<string, string>
  /** Enrolled by the panel's configuration, which alone can change its credential. */
  configured: boolean
  placeable: boolean
  controllerVersion: string | null
  protocol: number | null
  lastSeenAt: string | null
  servers: number
  capacity: {
    cpuMillis: number | null
    memoryMiB: number | null
    usedCpuMillis: number
    usedMemoryMiB: number
  }
  revision: number
  outstanding: { count: number; oldest: string | null }
  rotationRequestedAt: string | null
  createdAt: string
}

/** What a controller enrols with; the token is told this once. */
export interface ClusterToken {
  cluster: Cluster
  token: string
  expiresAt: string
  trusted: string
}
