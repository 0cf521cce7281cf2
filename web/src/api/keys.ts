/** Keys of the query cache. What is below a key is invalidated with it. */
export const keys = {
  me: ['me'] as const,
  sessions: ['me', 'sessions'] as const,
  totp: ['me', 'totp'] as const,
  apiKeys: ['me', 'api-keys'] as const,
  identities: ['me', 'identities'] as const,
  providers: ['providers'] as const,
  tenants: ['tenants'] as const,
  catalogue: ['catalogue'] as const,
  allPeople: ['people'] as const,
  people: (search: string) => ['people', search] as const,
  permissions: (tenantId: string) => ['permissions', tenantId] as const,
  templates: (tenantId: string) => ['templates', tenantId] as const,
  allServers: ['servers'] as const,
  serversOf: (tenantId: string) => ['servers', tenantId] as const,
  servers: (tenantId: string) => ['servers', tenantId, 'list'] as const,
  server: (tenantId: string, serverId: string) => ['servers', tenantId, 'one', serverId] as const,
}
