import type { Cluster } from '@/api/types'

export const cluster = (more: Partial<Cluster> = {}): Cluster => ({
  name: 'local',
  state: 'CONNECTED',
  since: '2026-01-01T10:00:00Z',
  labels: {},
  configured: false,
  placeable: true,
  controllerVersion: '0.1.0',
  protocol: 1,
  lastSeenAt: '2026-01-01T11:00:00Z',
  servers: 0,
  capacity: { cpuMillis: 4000, memoryMiB: 8192, usedCpuMillis: 1000, usedMemoryMiB: 2048 },
  revision: 1,
  outstanding: { count: 0, oldest: null },
  rotationRequestedAt: null,
  createdAt: '2026-01-01T09:00:00Z',
  ...more,
})
