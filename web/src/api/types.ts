/**
 * Shapes of the public API, by the names the pages know them by. What the services describe is generated out of docs/openapi by
 * `npm run types`, and has only its name here.
 */
import type * as gameserver from './schema/gameserver-service'

export type * from './clusterTypes'
export type * from './identityTypes'
export type * from './socketTypes'
export type * from './templateTypes'
export type * from './tenantTypes'

export type ServerState = gameserver.ServerState
export type PowerAction = gameserver.PowerAction
export type Address = gameserver.ServerAddress
export type Resources = gameserver.ResourcesView
export type Server = gameserver.ServerView

/** The descriptions have one for each thing that is listed. */
export type Page<T> = Omit<gameserver.PageServerView, 'items'> & { items: T[] }

/** How a game last ended that nobody had asked to end; kept until it does so again. */
export type Crash = gameserver.CrashView

/** What was measured of a server at a time. */
export type Sample = gameserver.Sample

/** What a server used in the last hour, in steps. */
export type ServerUsage = gameserver.ServerUsage
