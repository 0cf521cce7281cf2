import { fireEvent, screen, waitFor } from '@testing-library/vue'
import { beforeEach, describe, expect, it } from 'vitest'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, press, show } from '../../../../tests/page'
import { everything, only, ownGuild, page, tenant, user } from '../../../../tests/things'
import { externalUrl } from '../externalUrl'
import AddCommunityPage from './AddCommunityPage.vue'
import AddedCommunityPage from './AddedCommunityPage.vue'
import TenantBanner from './TenantBanner.vue'

const guilds = (...items: ReturnType<typeof ownGuild>[]) =>
  answer('get', '/discord/guilds', { items } as never)

describe('AddCommunityPage', () => {
  const open = () => show(AddCommunityPage, {}, '/communities/add')

  beforeEach(() => answer('get', '/tenants', page(tenant()) as never))

  it('should open the one that is here and offer the bot to the others', async () => {
    // given
    guilds(ownGuild({ tenantId: 't1' }), ownGuild({ id: '43', name: 'Second Home', owner: false }))
    // when
    await open()
    // then
    const here = await screen.findByRole('link', { name: 'Open : Nimbus Discord' })
    expect(here.getAttribute('href')).toBe('/t/nimbus-crew/servers')
    expect(screen.getByText('You manage it')).toBeTruthy()
    const bot = screen.getByRole('link', { name: 'Add bot : Second Home' })
    expect(bot.getAttribute('href')).toContain('https://discord.example/oauth2/authorize')
    const there = screen.getByRole('link', { name: 'The bot is there : Second Home' })
    expect(there.getAttribute('href')).toBe('/communities/added?guild_id=43')
    await expectAccessible()
  })

  it('should offer nothing for a community that one may not see', async () => {
    // given
    guilds(ownGuild({ tenantId: 'other' }))
    // when
    await open()
    // then
    expect(await screen.findByText('Is a community here already')).toBeTruthy()
    expect(screen.queryByRole('link', { name: /Nimbus Discord/ })).toBeNull()
  })

  it('should offer the bot again to a community that waits for it', async () => {
    // given
    const waiting = tenant({ status: 'SUSPENDED', statusReason: 'BOT_REMOVED' })
    answer('get', '/tenants', page(waiting) as never)
    guilds(ownGuild({ tenantId: 't1' }))
    // when
    await open()
    // then
    expect(await screen.findByText(/^The bot was removed from there/)).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Add bot : Nimbus Discord' })).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Open : Nimbus Discord' })).toBeTruthy()
  })

  it('should say that there is no bot to add', async () => {
    // given
    guilds({ id: '43', name: 'Second Home', owner: true })
    // when
    await open()
    // then
    expect(await screen.findByText(/This panel has no Discord bot/)).toBeTruthy()
  })

  it('should ask Discord again', async () => {
    // given
    guilds(ownGuild())
    await open()
    await screen.findByRole('link', { name: /^Add bot/ })
    guilds(ownGuild({ tenantId: 't1' }))
    // when
    await press('Check again')
    // then
    expect(await screen.findByRole('link', { name: 'Open : Nimbus Discord' })).toBeTruthy()
  })

  it('should lead to the account when no Discord account is linked', async () => {
    // given
    refuse('get', '/discord/guilds', 409, 'discord-not-linked')
    // when
    await open()
    // then
    const link = await screen.findByRole('link', { name: 'Link Discord in your account' })
    expect(link.getAttribute('href')).toBe('/account/sign-in')
    expect(screen.queryByRole('alert')).toBeNull()
    expect(screen.getByRole('link', { name: 'Create community' })).toBeTruthy()
    await expectAccessible()
  })

  it('should try again when Discord is away', async () => {
    // given
    refuse('get', '/discord/guilds', 503, 'dependency-unavailable')
    await open()
    expect((await screen.findByRole('alert')).textContent).toContain('A part of the panel is not available')
    guilds()
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    // then
    expect(await screen.findByRole('heading', { name: 'No Discord server to add' })).toBeTruthy()
  })
})

describe('AddedCommunityPage', () => {
  const open = (query: string) => show(AddedCommunityPage, {}, `/communities/added${query}`)

  it('should make the community and go there', async () => {
    // given
    const made = answer('post', '/tenants', tenant({ guildId: '42' }) as never, { status: 201 })
    // when
    const { router } = await open('?guild_id=42&permissions=0')
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/t/nimbus-crew/servers'))
    expect(made.bodies).toEqual([{ guildId: '42' }])
    expect(made.requests[0]?.headers.get('idempotency-key')).toBeTruthy()
  })

  it('should look again when the bot was not there yet', async () => {
    // given
    refuse('post', '/tenants', 409, 'conflict')
    const { router } = await open('?guild_id=42')
    expect(await screen.findByText('The bot is not on that Discord server yet')).toBeTruthy()
    await expectAccessible()
    answer('post', '/tenants', tenant() as never, { status: 201 })
    // when
    await press('Check again')
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/t/nimbus-crew/servers'))
  })

  it('should say why it was refused', async () => {
    // given
    const detail = 'This needs the permission Manage Server on that Discord server.'
    refuse('post', '/tenants', 403, 'forbidden', { detail })
    // when
    await open('?guild_id=42')
    // then
    expect((await screen.findByRole('alert')).textContent).toContain(detail)
    expect(screen.getByRole('link', { name: 'Back to your Discord servers' })).toBeTruthy()
  })

  it('should ask the panel for nothing that is no id of Discord', async () => {
    // given
    const made = answer('post', '/tenants', {})
    // when
    await open('?error=access_denied&guild_id=../x')
    // then
    expect(screen.getByRole('heading', { name: 'The bot was not added' })).toBeTruthy()
    expect(made.requests).toHaveLength(0)
  })
})

describe('TenantBanner', () => {
  it('should be nothing while all is well', async () => {
    await show(TenantBanner, { tenant: tenant(), permissions: everything })
    expect(screen.queryByText(/Nimbus Crew/)).toBeNull()
  })

  it('should say why a community is suspended', async () => {
    const suspended = tenant({ status: 'SUSPENDED', statusReason: 'BOT_REMOVED' })
    await show(TenantBanner, { tenant: suspended, permissions: everything })
    expect(screen.getByText('Nimbus Crew is suspended')).toBeTruthy()
    expect(screen.getByText(/The bot was removed from the Discord server/)).toBeTruthy()
    const again = screen.getByRole('link', { name: 'Add the bot again' })
    expect(again.getAttribute('href')).toBe('/communities/add')
    await expectAccessible()
  })

  it('should offer nothing where an administrator decided', async () => {
    const suspended = tenant({ status: 'SUSPENDED', statusReason: 'ADMINISTRATOR' })
    await show(TenantBanner, { tenant: suspended, permissions: everything })
    expect(screen.getByText(/An administrator of the panel has suspended it/)).toBeTruthy()
    expect(screen.queryByRole('link')).toBeNull()
  })

  it('should let a super administrator take back what one decided', async () => {
    // given
    const suspended = tenant({ status: 'SUSPENDED', statusReason: 'ADMINISTRATOR' })
    const resumed = answer('post', '/tenants/t1/resume', tenant() as never)
    const root = user({ superAdmin: true })
    const { cache } = await show(TenantBanner, { tenant: suspended, permissions: everything }, '/', root)
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Lift suspension' }))
    // then
    expect(await screen.findByText('Nimbus Crew is not suspended any more')).toBeTruthy()
    expect(resumed.requests).toHaveLength(1)
    expect(cache.getQueryData(['tenants'])).toEqual([tenant()])
  })

  const deleting = tenant({ status: 'DELETING', deleteAt: '2026-02-01T10:00:00Z' })

  it('should keep one that was to be deleted', async () => {
    // given
    const kept = answer('post', '/tenants/t1/keep', tenant() as never)
    const { cache } = await show(TenantBanner, { tenant: deleting, permissions: everything })
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Keep community' }))
    // then
    expect(await screen.findByText(/^Nimbus Crew is kept/)).toBeTruthy()
    expect(kept.requests).toHaveLength(1)
    expect(cache.getQueryData(['tenants'])).toEqual([tenant()])
  })

  it('should leave the decision to who may take it', async () => {
    await show(TenantBanner, { tenant: deleting, permissions: only('tenant:read') })
    expect(screen.getByText('Nimbus Crew is about to be deleted')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Keep community' })).toBeNull()
  })
})

describe('an address of another site', () => {
  it('should be followed only when it is a page', () => {
    expect(externalUrl('https://discord.example/x?y=1')).toBe('https://discord.example/x?y=1')
    expect(externalUrl('javascript:alert(1)')).toBeUndefined()
    expect(externalUrl('/relative')).toBeUndefined()
    expect(externalUrl(undefined)).toBeUndefined()
  })
})
