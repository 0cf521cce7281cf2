import { screen, waitFor } from '@testing-library/vue'
import type { JsonBodyType } from 'msw'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { moment } from '@/ui/duration'
import { LOCALES } from '@/ui/locale'
import { answer, refuse } from '../../tests/api'
import { openApplication } from '../../tests/application'
import { hardCoded, pseudo, speakPseudo, textsOf } from '../../tests/pseudo'
import * as things from '../../tests/things'

vi.mock('uplot', async () => await import('../../tests/fakeChart'))

const { page } = things
const tenant = things.tenant({ guildId: '42', permissions: [] })
const server = things.server({ id: 's1', players: { online: 3, max: 20 } })
const template = things.template()

/** All that the panel is asked for by the pages below. */
const ANSWERS: Record<string, unknown> = {
  '/auth/providers': things.providers({ items: [things.password, things.directory, things.discord] }),
  '/tenants': page(tenant),
  '/tenants/t1/members/u1/permissions': {},
  '/tenants/t1/servers': page(server),
  '/tenants/t1/servers/s1': server,
  '/tenants/t1/servers/s1/metrics': { range: '1h', samples: [] },
  '/tenants/t1/servers/s1/startup': things.startup(),
  '/tenants/t1/servers/s1/subusers': page(things.subuser()),
  '/tenants/t1/servers/s1/invitations': page(),
  '/tenants/t1/templates': page(template),
  '/tenants/t1/templates/demo': things.details(template),
  '/tenants/t1/templates/demo/versions': page(),
  '/tenants/t1/members': page(things.member()),
  '/tenants/t1/members/u2': things.member(),
  '/tenants/t1/members/u2/permissions': things.why(),
  '/tenants/t1/roles': page(things.owner, things.role()),
  '/tenants/t1/guild': things.guild(),
  '/tenants/t1/role-mappings': page(things.mapping()),
  '/tenants/t1/invitations': page(things.invitation()),
  '/tenants/t1/audit': page(things.auditEntry()),
  '/tenants/t1': tenant,
  '/tenants/t1/quota': things.quota(),
  '/tenants/t1/usage': { used: { servers: 1, cpuMillis: 1000, memoryMiB: 1024, diskMiB: 2048 } },
  '/plans': page(...things.plans),
  '/permissions': things.catalogue,
  '/me/identities': page(things.identity()),
  '/me/sessions': page(things.session()),
  '/me/api-keys': page(things.apiKey()),
  '/me/totp': { enabled: true, enabledAt: '2026-01-01T10:00:00Z', recoveryCodesLeft: 3 },
  '/users': page(things.person()),
  '/clusters': page(things.cluster()),
  '/discord/guilds': page(things.ownGuild()),
}
/** What is called so in every language, and the initials of others. */
const NAMES = [
  ...['Pteronimbus', 'Discord', 'MiB', 'GiB', 'KL', 'ND', 'UTC'],
  ...LOCALES.map(({ name }) => name as string),
  ...Intl.supportedValuesOf('timeZone').map((zone) => zone.replaceAll('_', ' ')),
]
/** Data, as it is and as the moment it means. */
const given = (data: unknown) =>
  textsOf(data).flatMap((text) => [text, ...(/^\d{4}-\d\d-\d\dT/.test(text) ? [moment(text, 'en')] : [])])
const at = '/t/nimbus-crew'

async function expectTranslated(more?: unknown) {
  await screen.findByRole('heading', { level: 1 })
  await waitFor(() => expect(document.querySelectorAll('.animate-pulse')).toHaveLength(0))
  expect(hardCoded([...given([ANSWERS, more]), ...NAMES])).toEqual([])
  // else an answer is missing above, and the page has said no more than that
  expect(screen.queryByText(pseudo('The panel does not answer'))).toBeNull()
}

describe('every page', () => {
  let end: () => void

  beforeEach(() => {
    end = speakPseudo()
    for (const [path, body] of Object.entries(ANSWERS)) answer('get', path, body as JsonBodyType)
    answer('get', '/tenants/t1/servers/s1/crash', null, { status: 204 })
  })
  afterEach(() => end())

  it.each([
    `${at}/servers`,
    `${at}/servers/new`,
    `${at}/servers/s1`,
    `${at}/servers/s1/startup`,
    `${at}/servers/s1/subusers`,
    `${at}/servers/s1/settings`,
    `${at}/templates`,
    `${at}/templates/demo`,
    `${at}/templates/import`,
    `${at}/members`,
    `${at}/members/u2`,
    `${at}/members/roles`,
    `${at}/members/roles/new`,
    `${at}/members/discord-roles`,
    `${at}/members/invitations`,
    `${at}/audit`,
    `${at}/settings`,
    `${at}/settings/quota`,
    '/account',
    '/account/sign-in',
    '/account/api-keys',
    '/account/appearance',
    '/platform/people',
    '/platform/clusters',
    '/communities/add',
    '/no/such/page',
  ])('should say nothing that is not translated: %s', async (path) => {
    // given
    const user = things.user({ superAdmin: true })
    answer('get', '/me', user as never)
    // when, then
    await openApplication(path)
    await expectTranslated(user)
  })

  it.each(['/sign-in', '/register', '/forgot-password'])(
    'should be translated for strangers: %s',
    async (path) => {
      // given
      refuse('get', '/me', 401, 'unauthenticated')
      refuse('post', '/auth/refresh', 401, 'unauthenticated')
      // when, then
      await openApplication(path)
      await expectTranslated()
    },
  )
})
