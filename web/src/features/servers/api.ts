import { defineQueryOptions } from '@pinia/colada'
import { exchange, request } from '@/api/http'
import { keys } from '@/api/keys'
import { observations } from '@/api/observations'
import type {
  CreateServerRequest,
  FollowedTemplate,
  MetricsView,
  ServerUsageView,
  UpdateServerRequest,
} from '@/api/schema/gameserver-service'
import type { Crash, Page, PowerAction, Server, Startup, Template } from '@/api/types'

const PAGE_SIZE = 200
const MOST_PAGES = 25

/** The page names the template by its id. */
export type NewServer = CreateServerRequest & { templateId: string }

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

/** Lets it follow the newest version of its template. */
export const followTemplate = (server: Server) =>
  request<FollowedTemplate>('POST', `${path(server.tenantId, server.id)}/template`, { body: {} })

/** What of the server can be changed; what is left out stays. */
export type ServerChange = UpdateServerRequest

export const startupQuery = defineQueryOptions((of: { tenantId: string; serverId: string }) => ({
  key: keys.startup(of.tenantId, of.serverId),
  query: () => request<Startup>('GET', `${path(of.tenantId, of.serverId)}/startup`),
  staleTime: 60_000,
}))

/** Null for a server that was never seen to crash. */
export const crashQuery = defineQueryOptions((of: { tenantId: string; serverId: string }) => ({
  key: keys.crash(of.tenantId, of.serverId),
  query: async () =>
    (await request<Crash | undefined>('GET', `${path(of.tenantId, of.serverId)}/crash`)) ?? null,
  staleTime: 60_000,
}))

/** The last hour, oldest first. */
export const metricsQuery = defineQueryOptions((of: { tenantId: string; serverId: string }) => ({
  key: keys.metrics(of.tenantId, of.serverId),
  query: async () =>
    (
      await request<MetricsView>('GET', `${path(of.tenantId, of.serverId)}/metrics`, {
        query: { range: '1h' },
      })
    ).samples,
  staleTime: 60_000,
}))

/** The last hour of up to 60 servers in steps, of those that one may measure. */
export const askUsage = async (tenantId: string, serverIds: readonly string[]) =>
  (
    await request<ServerUsageView>(
      'GET',
      `${path(tenantId)}/usage?${new URLSearchParams(serverIds.map((id) => ['server', id]))}`,
    )
  ).servers

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

/** Makes a server that is set as this one; its files are not copied. */
export const cloneServer = (server: Server, wish: { name: string; start: boolean }, idempotencyKey: string) =>
  current(() =>
    request<Server>('POST', `${path(server.tenantId, server.id)}/clone`, {
      body: wish,
      headers: { 'Idempotency-Key': idempotencyKey },
    }),
  )

/** Makes a template that says what the server's does, with what was chosen for the server. */
export const saveAsTemplate = (server: Server, name: string) =>
  request<Template>('POST', `${path(server.tenantId, server.id)}/save-as-template`, { body: { name } })

/** `wipe`: all files are deleted first. */
export const reinstallServer = (server: Server, wipe: boolean) => act(server, 'reinstall', { wipe })

export const suspendServer = (server: Server, reason: string) =>
  act(server, 'suspend', reason === '' ? {} : { reason })

export const resumeServer = (server: Server) => act(server, 'resume')

const act = (server: Server, action: string, body: unknown = {}) =>
  current(() => request<Server>('POST', `${path(server.tenantId, server.id)}/${action}`, { body }))

/** Changes the server as it is now: somebody else's change in between is answered with a refusal, not lost. */
export async function changeServer(server: Server, change: ServerChange): Promise<Server> {
  const { etag } = await exchange<Server>('GET', path(server.tenantId, server.id))
  return current(() =>
    request<Server>('PATCH', path(server.tenantId, server.id), {
      body: change,
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
