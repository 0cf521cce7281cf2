/** What the signed-in person may do in one tenant. */
export class Permissions {
  private readonly everywhere: ReadonlySet<string>
  private readonly byServer: ReadonlyMap<string, ReadonlySet<string>>
  private readonly all: boolean

  private constructor(all: boolean, everywhere: Iterable<string>, servers: Record<string, Iterable<string>>) {
    this.all = all
    this.everywhere = new Set(everywhere)
    this.byServer = new Map(Object.entries(servers).map(([id, set]) => [id, new Set(set)]))
  }

  /**
   * Hides nothing. Used for super administrators and as long as the real set is unknown: the panel decides
   * anyway, and a button that is refused with a reason is better than one that is missing.
   */
  static readonly open = new Permissions(true, [], {})

  static of(permissions: Iterable<string>, servers: Record<string, Iterable<string>> = {}): Permissions {
    return new Permissions(false, permissions, servers)
  }

  can(permission: string, serverId?: string): boolean {
    if (this.all || this.everywhere.has(permission)) return true
    return serverId !== undefined && Boolean(this.byServer.get(serverId)?.has(permission))
  }

  /** Those of the wanted ones that are not held, throughout the tenant or on the server: nobody passes them on. */
  missing(wanted: Iterable<string>, serverId?: string): string[] {
    return [...wanted].filter((permission) => !this.can(permission, serverId))
  }
}
