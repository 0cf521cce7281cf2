import { request } from '@/api/http'
import { keys } from '@/api/keys'
import type { EnrolClusterRequest } from '@/api/schema/gameserver-service'
import type { Cluster, ClusterToken, Page } from '@/api/types'

/** Nobody has more clusters than this. */
const MOST = 200

export const clustersQuery = {
  key: keys.clusters,
  query: async () => (await request<Page<Cluster>>('GET', '/clusters', { query: { limit: MOST } })).items,
  staleTime: 0,
}

export type ClusterWish = EnrolClusterRequest

const path = (name: string, rest = '') => `/clusters/${encodeURIComponent(name)}${rest}`

export const enrolCluster = (wish: ClusterWish) => request<ClusterToken>('POST', '/clusters', { body: wish })
export const enrolAgain = (name: string) => request<ClusterToken>('POST', path(name, '/enrolment'))
export const rotateCluster = (name: string) => request<Cluster>('POST', path(name, '/rotate'))
export const placeOn = (name: string, placeable: boolean) =>
  request<Cluster>('PATCH', path(name), { body: { placeable } })

/** One with servers is revoked only if forced: it stays listed. */
export const revokeCluster = (name: string, force: boolean) =>
  request<undefined>('DELETE', path(name), { query: { force: String(force) } })

/** Where the controller dials: this very panel. */
export const linkUrl = () => `${location.protocol.replace('http', 'ws')}//${location.host}/api/v1/link`

/** What is run on the cluster: the controller reads this Secret as its environment. */
export const enrolCommand = ({ cluster, token, trusted }: ClusterToken) =>
  [
    'kubectl -n pteronimbus-system create secret generic pteronimbus-enrolment',
    `--from-literal=PTERONIMBUS_CLUSTER_NAME=${cluster.name}`,
    `--from-literal=PTERONIMBUS_LINK_URL=${linkUrl()}`,
    `--from-literal=PTERONIMBUS_LINK_ENROLMENT_TOKEN=${token}`,
    `--from-literal=PTERONIMBUS_SERVICE_TRUSTED=${trusted}`,
  ].join(' \\\n  ')

/** `name=value` in each line; null when a line is something else. */
export function readLabels(text: string): Record<string, string> | null {
  const lines = text.split('\n').map((line) => line.trim())
  const pairs = lines.filter(Boolean).map((line) => /^([^=\s]+)=(\S*)$/.exec(line))
  if (pairs.some((pair) => pair === null)) return null
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']))
}
