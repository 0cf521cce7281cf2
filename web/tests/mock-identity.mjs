// The stand-in's half about people: ways to sign in, second factor, keys, linked accounts, everybody. The code 123456
// is always right, the link tokens "old" is always over.
import { randomUUID } from 'node:crypto'
import { isOnServers, OWNER_PERMISSIONS } from './mock-tenants.mjs'

const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString()
const CODE = '123456'

export function makeIdentity() {
  return {
    providers: {
      items: [
        { id: 'password', kind: 'password', name: 'E-mail and password' },
        {
          id: 'discord',
          kind: 'redirect',
          name: 'Discord',
          simulated: true,
          loginUrl: '/api/v1/auth/discord/login',
        },
        {
          id: 'oidc',
          kind: 'redirect',
          name: 'Guild SSO',
          simulated: false,
          loginUrl: '/api/v1/auth/oidc/login',
        },
        { id: 'ldap', kind: 'directory', name: 'Staff directory' },
      ],
      registrationOpen: true,
      mail: true,
      mailboxUrl: 'http://localhost:8091',
    },
    mustVerify: false,
    totp: { enabled: false, enabledAt: null, recoveryCodesLeft: 0 },
    identities: [{ provider: 'discord', name: 'robin.clouds', linkedAt: ago(80_000), lastUsedAt: ago(600) }],
    keys: [
      key('Backup script', { lastUsedAt: ago(30), lastUsedAddress: '198.51.100.7' }),
      key('Status page', {
        permissions: ['server:read', 'metric:read', 'player:read'],
        addresses: ['203.0.113.0/24', '2001:db8::/32'],
        expiresAt: new Date(Date.now() + 86_400_000 * 60).toISOString(),
      }),
      key('Old bot', { expiresAt: ago(5000), lastUsedAt: ago(6000) }),
    ],
    people: [
      person('Robin Example', {
        email: 'admin@example.org',
        superAdmin: true,
        configured: true,
        secondFactor: true,
      }),
      person('Kim', { identities: ['discord', 'oidc'] }),
      person('Sam with a rather long name that goes on and on', {
        superAdmin: true,
        email: null,
        identities: ['discord'],
      }),
      ...Array.from({ length: 60 }, (_, index) => person(`Player ${index + 1}`)),
    ],
  }
}

function key(name, more = {}) {
  return {
    id: randomUUID(),
    name,
    prefix: `ptn_${randomUUID().slice(0, 6)}`,
    permissions: null,
    addresses: [],
    createdAt: ago(9000),
    expiresAt: null,
    lastUsedAt: null,
    lastUsedAddress: null,
    ...more,
  }
}

function person(displayName, more = {}) {
  return {
    id: randomUUID(),
    displayName,
    email: `${displayName
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '.')
      .slice(0, 30)}@example.org`,
    superAdmin: false,
    configured: false,
    secondFactor: false,
    identities: [],
    createdAt: ago(50_000),
    ...more,
  }
}

const codes = () => ({
  recoveryCodes: Array.from({ length: 10 }, () => {
    const text = randomUUID().replaceAll('-', '')
    return `${text.slice(0, 5)}-${text.slice(5, 10)}`
  }),
})
const wrong = (fail, field, message) =>
  fail(400, 'validation-failed', `${field} ${message}`, [{ field, message }])
const page = (items, nextCursor = null) => ({ items, nextCursor })

/** Routes of the stand-in; `cookies` are those of an open session. */
export function identityRoutes(cookies) {
  const open = ({ world, send }) =>
    send(200, { expiresIn: 3600, user: world.user }, { 'set-cookie': cookies(world.port, 'valid', 3600) })

  function login(context) {
    const { world, fail, body } = context
    if (body.password !== 'password') return fail(401, 'invalid-credentials')
    if (world.user.secondFactor && !body.otp) return fail(401, 'otp-required')
    if (world.user.secondFactor && body.otp !== CODE) return fail(401, 'otp-invalid')
    return open(context)
  }
  const checked = (field, handle) => (context) =>
    context.world.user.hasPassword && context.body[field] !== 'password'
      ? wrong(context.fail, field, 'is not your present password.')
      : handle(context)
  const coded = (handle) => (context) =>
    context.body.code === CODE
      ? handle(context)
      : wrong(context.fail, 'code', 'is wrong. Use the one shown now.')
  const link = (handle) => (context) =>
    context.body.token === 'old' ? context.fail(410, 'link-expired') : handle(context)

  return [
    ['GET', /^\/auth\/providers$/, ({ world, send }) => send(200, world.identity.providers)],
    ['POST', /^\/auth\/login$/, login],
    ['POST', /^\/auth\/ldap\/login$/, login],
    [
      'GET',
      /^\/auth\/(discord|oidc)\/login$/,
      ({ world, send, parts }) =>
        world.user.secondFactor
          ? send(302, undefined, { location: '/sign-in/second-factor?returnTo=/account' })
          : send(302, undefined, { location: `/sign-in?problem=provider-denied&provider=${parts[0]}` }),
    ],
    [
      'POST',
      /^\/auth\/second-factor$/,
      (context) => (context.body.otp === CODE ? open(context) : context.fail(401, 'otp-invalid')),
    ],
    [
      'POST',
      /^\/auth\/register$/,
      ({ world, send, fail, body }) => {
        if (/password/.test(body.password) && body.password !== 'password') {
          return wrong(fail, 'password', 'stands in lists of leaked passwords. Choose another one.')
        }
        return world.identity.mustVerify ? send(202, { verification: 'sent' }) : send(201, world.user)
      },
    ],
    ['POST', /^\/auth\/verify-email$/, link(({ send }) => send(204, undefined))],
    ['POST', /^\/auth\/password\/forgot$/, ({ send }) => send(202, undefined)],
    ['POST', /^\/auth\/password\/reset$/, link(({ send }) => send(204, undefined))],
    [
      'POST',
      /^\/auth\/refresh$/,
      (context) => {
        const { world, fail } = context
        if (!world.renewable) return fail(401, 'session-expired')
        world.user.secondFactorRequired = world.identity.totp.enabled
          ? false
          : world.user.secondFactorRequired
        return open(context)
      },
    ],
    ['PUT', /^\/me\/email$/, checked('currentPassword', ({ send }) => send(202, { verification: 'sent' }))],
    ['POST', /^\/me\/email\/verification$/, ({ send }) => send(202, undefined)],
    ['PUT', /^\/me\/password$/, checked('currentPassword', ({ send }) => send(204, undefined))],
    ['GET', /^\/me\/totp$/, ({ world, send }) => send(200, world.identity.totp)],
    [
      'POST',
      /^\/me\/totp$/,
      checked('currentPassword', ({ send }) =>
        send(201, {
          secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
          uri: 'otpauth://totp/Pteronimbus:admin%40example.org?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Pteronimbus',
        }),
      ),
    ],
    [
      'POST',
      /^\/me\/totp\/confirm$/,
      coded(({ world, send }) => {
        world.identity.totp = { enabled: true, enabledAt: ago(0), recoveryCodesLeft: 10 }
        world.user.secondFactor = true
        send(200, codes())
      }),
    ],
    ['POST', /^\/me\/totp\/recovery-codes$/, coded(({ send }) => send(200, codes()))],
    [
      'POST',
      /^\/me\/totp\/disable$/,
      coded(({ world, send }) => {
        world.identity.totp = { enabled: false, enabledAt: null, recoveryCodesLeft: 0 }
        world.user.secondFactor = false
        send(204, undefined)
      }),
    ],
    ['GET', /^\/me\/identities$/, ({ world, send }) => send(200, page(world.identity.identities))],
    [
      'POST',
      /^\/me\/identities\/(\w+)$/,
      checked('currentPassword', ({ send, parts }) =>
        send(201, { location: `/account?problem=identity-taken&provider=${parts[0]}` }),
      ),
    ],
    [
      'DELETE',
      /^\/me\/identities\/(\w+)$/,
      ({ world, send, parts }) => {
        world.identity.identities = world.identity.identities.filter(({ provider }) => provider !== parts[0])
        send(204, undefined)
      },
    ],
    ['GET', /^\/me\/api-keys$/, ({ world, send }) => send(200, page(world.identity.keys))],
    [
      'POST',
      /^\/me\/api-keys$/,
      ({ world, send, fail, body }) => {
        if (body.addresses?.includes('nowhere')) return wrong(fail, 'addresses[0]', 'is not an address.')
        const made = key(body.name, { ...body, createdAt: ago(0) })
        world.identity.keys.unshift(made)
        return send(201, { ...made, key: `${made.prefix}${randomUUID().replaceAll('-', '')}` })
      },
    ],
    [
      'DELETE',
      /^\/me\/api-keys\/([^/]+)$/,
      ({ world, send, parts }) => {
        world.identity.keys = world.identity.keys.filter(({ id }) => id !== parts[0])
        send(204, undefined)
      },
    ],
    [
      'GET',
      /^\/permissions$/,
      ({ send }) => {
        const items = OWNER_PERMISSIONS.map((name) => {
          const [resource, action] = name.split(':')
          return { name, resource, action, scope: 'TENANT', onServers: isOnServers(name) }
        })
        send(200, {
          items: [
            ...items,
            { name: 'user:manage', resource: 'user', action: 'manage', scope: 'PLATFORM', onServers: false },
          ],
        })
      },
    ],
    [
      'GET',
      /^\/users$/,
      ({ world, send, query }) => {
        const needle = (query.get('q') ?? '').toLowerCase()
        const from = Number(query.get('cursor') ?? 0)
        const to = from + Number(query.get('limit') ?? 50)
        const found = world.identity.people.filter(({ displayName, email }) =>
          `${displayName} ${email}`.toLowerCase().includes(needle),
        )
        send(200, page(found.slice(from, to), to < found.length ? String(to) : null))
      },
    ],
    ...['PUT', 'DELETE'].map((method) => [
      method,
      /^\/users\/([^/]+)\/super-admin$/,
      ({ world, send, parts }) => {
        world.identity.people.find(({ id }) => id === parts[0]).superAdmin = method === 'PUT'
        send(204, undefined)
      },
    ]),
  ]
}
