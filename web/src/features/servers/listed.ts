import type { Permissions } from '@/api/permissions'
import type { PowerAction, Server, Tenant } from '@/api/types'

/** A server in the list, be it a row or a card. */
export interface ListedServer {
  server: Server
  tenant: Tenant
  permissions: Permissions
  /** The name of its template, where that is known. */
  template?: string | undefined
  selected: boolean
  favourite: boolean
}

export interface ListedEvents {
  power: [action: PowerAction]
  select: [upTo: boolean]
  favourite: []
}

/** All of them, and what is marked. */
export interface ListedServers {
  servers: readonly Server[]
  tenant: Tenant
  permissions: Permissions
  /** Names by id. */
  templates: ReadonlyMap<string, string>
  selected: ReadonlySet<string>
  favourites: ReadonlySet<string>
}

export interface ListedServersEvents {
  select: [serverId: string, upTo: boolean]
  favourite: [serverId: string]
}
