/** Keys of the query cache. What is below a key is invalidated with it. */
export const keys = {
  me: ['me'] as const,
  sessions: ['me', 'sessions'] as const,
  providers: ['providers'] as const,
  tenants: ['tenants'] as const,
  permissions: (tenantId: string) => ['permissions', tenantId] as const,
  templates: (tenantId: string) => ['templates', tenantId] as const,
  allServers: ['servers'] as const,
  serversOf: (tenantId: string) => ['servers', tenantId] as const,
  servers: (tenantId: string) => ['servers', tenantId, 'list'] as const,
  server: (tenantId: string, serverId: string) => ['servers', tenantId, 'one', serverId] as const,
}
