import type { Permissions } from '@/api/permissions'
import type { Server } from '@/api/types'

/** What lists show of how much a server uses. */
export const MEASURES = ['cpuMillis', 'memoryMiB'] as const

/** Whether there is something to be told to this person: what does not run uses nothing. */
export const isMeasured = (server: Server, permissions: Permissions): boolean =>
  server.state === 'RUNNING' && permissions.can('metric:read', server.id)
