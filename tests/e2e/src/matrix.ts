import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '../../..')

/**
 * What an endpoint asks of who calls it, and a call of it that changes nothing.
 *
 * - `open`: to anybody
 * - `signedIn`: to whoever is signed in
 * - `platform`: to super administrators
 * - `needs`: all of these permissions, in the tenant or on the server of the path
 */
interface Rule {
  rule: 'open' | 'signedIn' | 'platform' | 'needs'
  needs: string[]
  body: unknown
  query: string
  /** What who may is answered. */
  status: number
  /** An id of its own in the place of the server's, since who may would change the server. */
  strangeServer: boolean
  /** Who may it on a single server gets what is of that server. */
  somewhere: boolean
  /** Whoever calls it is signed out. */
  signsOut: boolean
}

function rule(rule: Rule['rule'], status: number, rest: Partial<Rule> = {}): Rule {
  return { rule, needs: [], body: undefined, query: '', strangeServer: false, somewhere: false, signsOut: false, ...rest, status }
}

const open = (status: number, body?: unknown) => rule('open', status, { body })
const signedIn = (status: number, body?: unknown) => rule('signedIn', status, { body })
const platform = (status: number, query = '') => rule('platform', status, { query })
const needs = (permissions: string, status: number, rest: Partial<Rule> = {}) =>
  rule('needs', status, { needs: permissions.split(' '), ...rest })

const T = '/tenants/{tenantId}'
const S = `${T}/servers/{serverId}`

/**
 * Every endpoint there is. `{}` as a body is refused with 400 by who would be let in, ids of nobody with 404: so that nothing
 * is done, and still it is seen who would have been let in.
 */
export const rules: Record<string, Rule> = {
  'GET /auth/.well-known/jwks.json': open(200),
  'GET /auth/providers': open(200),
  'GET /auth/{provider}/login': open(303),
  'GET /auth/{provider}/callback': open(303),
  'POST /auth/ldap/login': open(400, {}),
  'POST /auth/login': open(400, {}),
  'POST /auth/logout': open(401),
  'POST /auth/password/forgot': open(400, {}),
  'POST /auth/password/reset': open(400, {}),
  'POST /auth/refresh': open(400, {}),
  'POST /auth/register': open(400, {}),
  'POST /auth/register/complete': open(400, {}),
  'POST /auth/second-factor': open(400, {}),
  'POST /auth/verify-email': open(400, {}),
  'POST /link/enrol': open(400, {}),

  'GET /me': signedIn(200),
  'PATCH /me': signedIn(400, { displayName: '' }),
  'GET /me/api-keys': signedIn(200),
  'POST /me/api-keys': signedIn(400, {}),
  'DELETE /me/api-keys/{keyId}': signedIn(404),
  'PUT /me/email': signedIn(400, {}),
  'POST /me/email/verification': signedIn(202),
  'GET /me/identities': signedIn(200),
  'POST /me/identities/{provider}': signedIn(400, {}),
  'DELETE /me/identities/{provider}': signedIn(404),
  'PUT /me/password': signedIn(400, {}),
  'GET /me/sessions': signedIn(200),
  'DELETE /me/sessions': rule('signedIn', 204, { signsOut: true }),
  'DELETE /me/sessions/{sessionId}': signedIn(404),
  'GET /me/totp': signedIn(200),
  'POST /me/totp': signedIn(400, {}),
  'POST /me/totp/confirm': signedIn(400, {}),
  'POST /me/totp/disable': signedIn(400, {}),
  'POST /me/totp/recovery-codes': signedIn(400, {}),
  'GET /permissions': signedIn(200),
  'GET /plans': signedIn(200),
  'GET /templates': signedIn(200),
  'POST /templates': rule('platform', 400, { body: {} }),
  'POST /templates/import': rule('platform', 400, { body: {} }),
  'GET /templates/schema': signedIn(200),
  'GET /templates/{templateId}': signedIn(404),
  'PUT /templates/{templateId}': rule('platform', 400, { body: {} }),
  'DELETE /templates/{templateId}': platform(404),
  'POST /templates/{templateId}/copy': rule('platform', 404, { body: {} }),
  'GET /templates/{templateId}/export': rule('signedIn', 404, { query: '?format=PTDL_v2' }),
  'GET /templates/{templateId}/versions': signedIn(404),
  'GET /templates/{templateId}/versions/{version}': signedIn(404),
  'GET /templates/{templateId}/versions/{version}/diff': signedIn(404),
  'POST /templates/{templateId}/preview': rule('platform', 400, { body: {} }),
  'POST /templates/{templateId}/rollback': rule('platform', 400, { body: {} }),
  'GET /discord/guilds': signedIn(409),
  'GET /tenants': signedIn(200),
  'POST /tenants': signedIn(400, {}),
  'POST /invitations/look': signedIn(400, {}),
  'POST /invitations/accept': signedIn(400, {}),

  'GET /users': platform(200),
  'PUT /users/{userId}/super-admin': platform(404),
  'DELETE /users/{userId}/super-admin': platform(404),
  'GET /clusters': platform(200),
  'POST /clusters': rule('platform', 400, { body: {} }),
  'GET /clusters/{name}': platform(404),
  'PATCH /clusters/{name}': rule('platform', 404, { body: {} }),
  'DELETE /clusters/{name}': platform(404),
  'POST /clusters/{name}/enrolment': platform(404),
  'POST /clusters/{name}/rotate': platform(404),
  [`POST ${T}/suspend`]: platform(404),
  [`POST ${T}/resume`]: platform(404),

  [`GET ${T}`]: needs('tenant:read', 200),
  [`PATCH ${T}`]: needs('tenant:update', 428, { body: {} }),
  [`DELETE ${T}`]: needs('tenant:delete', 400),
  [`POST ${T}/keep`]: needs('tenant:delete', 409),
  [`GET ${T}/guild`]: needs('tenant:read', 404),
  [`POST ${T}/sync`]: needs('role:read', 404),
  [`GET ${T}/quota`]: needs('quota:read', 200),
  [`PUT ${T}/quota`]: needs('quota:update', 400, { body: {} }),
  [`GET ${T}/usage`]: needs('quota:read', 200),
  [`GET ${T}/audit`]: needs('audit:read', 200),
  [`GET ${T}/events`]: needs('server:read', 200, { somewhere: true }),
  [`GET ${T}/templates`]: needs('template:read', 200),
  [`POST ${T}/templates`]: needs('template:create', 400, { body: {} }),
  [`POST ${T}/templates/import`]: needs('template:import', 400, { body: {} }),
  [`GET ${T}/templates/{templateId}`]: needs('template:read', 404),
  [`PUT ${T}/templates/{templateId}`]: needs('template:update', 400, { body: {} }),
  [`DELETE ${T}/templates/{templateId}`]: needs('template:delete', 404),
  [`POST ${T}/templates/{templateId}/copy`]: needs('template:create', 404, { body: {} }),
  [`GET ${T}/templates/{templateId}/export`]: needs('template:read', 404, { query: '?format=PTDL_v2' }),
  [`GET ${T}/templates/{templateId}/versions`]: needs('template:read', 404),
  [`GET ${T}/templates/{templateId}/versions/{version}`]: needs('template:read', 404),
  [`GET ${T}/templates/{templateId}/versions/{version}/diff`]: needs('template:read', 404),
  [`POST ${T}/templates/{templateId}/preview`]: needs('template:update', 400, { body: {} }),
  [`POST ${T}/templates/{templateId}/servers`]: needs('startup:update', 400, { body: {}, somewhere: true }),
  [`POST ${T}/templates/{templateId}/rollback`]: needs('template:update', 400, { body: {} }),

  [`GET ${T}/members`]: needs('member:read', 200),
  [`GET ${T}/members/{userId}`]: needs('member:read', 404),
  [`DELETE ${T}/members/{userId}`]: needs('member:remove', 404),
  [`PUT ${T}/members/{userId}/roles`]: needs('member:update', 400, { body: {} }),
  [`GET ${T}/members/{userId}/permissions`]: needs('tenant:read member:read', 404),
  [`GET ${T}/invitations`]: needs('member:read', 200),
  [`POST ${T}/invitations`]: needs('member:invite', 400, { body: {} }),
  [`POST ${T}/invitations/{invitationId}/mail`]: needs('member:invite', 404),
  [`DELETE ${T}/invitations/{invitationId}`]: needs('member:invite', 404),
  [`GET ${T}/roles`]: needs('role:read', 200),
  [`POST ${T}/roles`]: needs('role:create', 400, { body: {} }),
  [`GET ${T}/roles/{roleId}`]: needs('role:read', 404),
  [`PATCH ${T}/roles/{roleId}`]: needs('role:update', 428, { body: {} }),
  [`DELETE ${T}/roles/{roleId}`]: needs('role:delete', 404),
  [`GET ${T}/role-mappings`]: needs('role:read', 200),
  [`PUT ${T}/role-mappings/{discordRoleId}`]: needs('role:update', 400, { body: {} }),

  [`GET ${T}/servers`]: needs('server:read', 200, { somewhere: true }),
  [`POST ${T}/servers`]: needs('server:create', 400, { body: {} }),
  [`GET ${T}/servers/usage`]: needs('metric:read', 200, { query: `?server=${crypto.randomUUID()}`, somewhere: true }),
  [`GET ${S}`]: needs('server:read', 200),
  [`GET ${S}/startup`]: needs('startup:read', 200),
  [`PATCH ${S}`]: needs('server:read server:update', 428, { body: {} }),
  [`PATCH ${S} startup`]: needs('server:read startup:update', 428, { body: { variables: {} } }),
  [`PATCH ${S} all`]: needs('server:read server:update startup:update', 428, { body: { name: 'x', image: 'x' } }),
  [`POST ${S}/command`]: needs('console:execute', 400, { body: {} }),
  [`POST ${S}/power`]: needs('server:read', 400, { body: {} }),
  [`POST ${S}/power start`]: needs('server:read server:start', 404, { body: { action: 'start' }, strangeServer: true }),
  [`POST ${S}/power stop`]: needs('server:read server:stop', 404, { body: { action: 'stop' }, strangeServer: true }),
  [`POST ${S}/power restart`]: needs('server:read server:restart', 404, { body: { action: 'restart' }, strangeServer: true }),
  [`POST ${S}/power kill`]: needs('server:read server:kill', 404, { body: { action: 'kill' }, strangeServer: true }),
  [`POST ${S}/clone`]: needs('server:read server:create', 404, { body: { name: 'Copy' }, strangeServer: true }),
  [`POST ${S}/reinstall`]: needs('server:reinstall', 404, { strangeServer: true }),
  [`POST ${S}/template`]: needs('startup:update', 400, { body: { version: 0 } }),
  [`POST ${S}/save-as-template`]: needs('startup:read template:create', 404, { body: { name: 'Made' }, strangeServer: true }),
  [`POST ${S}/suspend`]: needs('server:suspend', 400, { body: { reason: 7 } }),
  [`POST ${S}/resume`]: needs('server:suspend', 404, { strangeServer: true }),
  [`GET ${S}/metrics`]: needs('metric:read', 200),
  [`GET ${S}/players`]: needs('player:read', 200),
  [`GET ${S}/crash`]: needs('log:read', 204),
  [`GET ${S}/subusers`]: needs('subuser:read', 200),
  [`PUT ${S}/subusers/{userId}`]: needs('subuser:create', 400, { body: {} }),
  [`DELETE ${S}/subusers/{userId}`]: needs('subuser:delete', 404),
  [`GET ${S}/invitations`]: needs('subuser:read', 200),
  [`POST ${S}/invitations`]: needs('subuser:create', 400, { body: {} }),
  [`POST ${S}/invitations/{invitationId}/mail`]: needs('subuser:create', 404),
  [`DELETE ${S}/invitations/{invitationId}`]: needs('subuser:create', 404),
  // the last, since a sub-user who may does it
  [`DELETE ${S}`]: needs('server:delete', 404, { strangeServer: true }),
}

/** The endpoints of the committed OpenAPI documents, `GET /tenants/{tenantId}`. */
export function documented(): string[] {
  const services = ['auth', 'tenant', 'gameserver', 'notification']
  return services.flatMap((service) => {
    const text = readFileSync(join(root, `docs/openapi/${service}-service.yaml`), 'utf8')
    const { paths } = parse(text) as { paths: Record<string, Record<string, unknown>> }
    return Object.entries(paths)
      .filter(([path]) => path.startsWith('/api/v1/'))
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.slice('/api/v1'.length)}`))
  })
}

export interface RolesTable {
  roles: string[]
  permissions: string[]
  /** Whether a role has a permission. */
  has: (role: string, permission: string) => boolean
}

/** The built-in roles, as the table in docs/permissions.md has them. */
export function builtInRoles(): RolesTable {
  const rows = readFileSync(join(root, 'docs/permissions.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))
  const [head, ...body] = rows as [string[], ...string[][]]
  const roles = head.slice(1)
  const table = new Map(body.map(([permission, ...cells]) => [permission!.replaceAll('`', ''), cells.map((cell) => cell === 'yes')]))
  return {
    roles,
    permissions: [...table.keys()],
    has: (role, permission) => table.get(permission)?.[roles.indexOf(role)] ?? false,
  }
}
