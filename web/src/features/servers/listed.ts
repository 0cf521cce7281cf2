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
  /** Seen, or soon to be; otherwise its words are enough. */
  near: boolean
}

/** Each says of which server, so that all of a list share one listener and stay as they are when another changes. */
export interface ListedEvents {
  power: [server: Server, action: PowerAction]
  /** With `upTo`, all between the last one that was touched and this. */
  select: [serverId: string, upTo: boolean]
  favourite: [serverId: string]
}
