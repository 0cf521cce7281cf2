import { defineQueryOptions } from '@pinia/colada'
import { exchange, request } from '@/api/http'
import { keys } from '@/api/keys'
import { observations } from '@/api/observations'
import type { Page, PowerAction, Resources, Server, Template } from '@/api/types'

const PAGE_SIZE = 200
const MOST_PAGES = 25

export interface NewServer {
  name: string
  templateId: string
  resources: Resources
  start: boolean
}

const path = (tenantId: string, serverId?: string) =>
  `/tenants/${tenantId}/servers${serverId ? `/${serverId}` : ''}`

/** Every server of a tenant. The live feed keeps the answer true, so it is not asked for again and again. */
export const serversQuery = defineQueryOptions((tenantId: string) => ({
  key: keys.servers(tenantId),
  query: () => listServers(tenantId),
  staleTime: 60_000,
}))

export const serverQuery = defineQueryOptions((of: { tenantId: string; serverId: string }) => ({
  key: keys.server(of.tenantId, of.serverId),
  query: () => current(() => request<Server>('GET', path(of.tenantId, of.serverId))),
  staleTime: 60_000,
}))

export const templatesQuery = defineQueryOptions((tenantId: string) => ({
  key: keys.templates(tenantId),
  query: async () =>
    (await request<Page<Template>>('GET', `/tenants/${tenantId}/templates`, { query: { limit: 200 } })).items,
  staleTime: 300_000,
}))

/** `idempotencyKey` makes a second click or a retried request the same creation. */
export const createServer = (tenantId: string, server: NewServer, idempotencyKey: string) =>
  current(() =>
    request<Server>('POST', path(tenantId), {
      body: server,
      headers: { 'Idempotency-Key': idempotencyKey },
    }),
  )

export const sendPower = (server: Server, action: PowerAction) =>
  current(() => request<Server>('POST', `${path(server.tenantId, server.id)}/power`, { body: { action } }))

export const deleteServer = (server: Server) =>
  current(() => request<Server>('DELETE', path(server.tenantId, server.id)))

/** Renames the server as it is now: somebody else's change in between is answered with a refusal, not lost. */
export async function renameServer(server: Server, name: string): Promise<Server> {
  const { etag } = await exchange<Server>('GET', path(server.tenantId, server.id))
  return current(() =>
    request<Server>('PATCH', path(server.tenantId, server.id), {
      body: { name },
      headers: etag ? { 'If-Match': etag } : {},
    }),
  )
}

async function listServers(tenantId: string): Promise<Server[]> {
  const askedAt = performance.now()
  const servers: Server[] = []
  let cursor: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await request<Page<Server>>('GET', path(tenantId), { query: { limit: PAGE_SIZE, cursor } })
    servers.push(...answer.items)
    cursor = answer.nextCursor ?? undefined
    if (!cursor) break
  }
  return servers
    .map((server) => observations.refresh(server, askedAt))
    .filter((server) => !observations.isDeleted(server.id))
}

/** The answer, with what is known and newer. */
async function current(ask: () => Promise<Server>): Promise<Server> {
  const askedAt = performance.now()
  return observations.refresh(await ask(), askedAt)
}
