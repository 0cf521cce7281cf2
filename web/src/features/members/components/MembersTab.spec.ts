import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Permissions } from '@/api/permissions'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, press, show } from '../../../../tests/page'
import { everything, member, only, owner, page, role, tenant } from '../../../../tests/things'
import MembersPage from './MembersPage.vue'
import MembersTab from './MembersTab.vue'

const at = '/t/nimbus-crew/members'
const open = (permissions: Permissions = everything) =>
  show(MembersTab, { tenant: tenant(), permissions }, at)
const fromDiscord = member({
  userId: 'u3',
  displayName: 'Sam',
  roles: [{ id: 'r1', name: 'Builders', direct: false }],
  access: ['DISCORD'],
  joinedAt: null,
})

describe('the list of members', () => {
  it('should say who has which roles, and what brings them', async () => {
    // given
    answer('get', '/tenants/t1/members', page(member(), fromDiscord) as never)
    // when
    await open()
    // then
    const [kim, sam] = (await screen.findAllByText('Builders')).map(
      (chip) => chip.closest('ul')?.parentElement,
    )
    expect(kim?.textContent).toContain('Roles given here')
    expect(kim?.textContent).not.toContain('by Discord')
    expect(sam?.textContent).toContain('by Discord')
    expect(screen.getByRole('link', { name: 'Kim Lee' }).getAttribute('href')).toBe(`${at}/u2`)
    const invite = screen.getByRole('link', { name: 'Invite somebody' })
    expect(invite.getAttribute('href')).toBe(`${at}/invitations?invite=1`)
    await expectAccessible()
  })

  it('should offer to remove only what was given here', async () => {
    // given
    answer('get', '/tenants/t1/members', page(member(), fromDiscord) as never)
    // when
    await open()
    // then
    expect(await screen.findByRole('button', { name: 'Remove : Kim Lee' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Remove : Sam' })).toBeNull()
  })

  it('should offer no change to who may just look', async () => {
    // given
    answer('get', '/tenants/t1/members', page(member()) as never)
    // when
    await open(only('member:read'))
    // then
    await screen.findByText('Kim Lee')
    expect(screen.queryByRole('button', { name: /Kim Lee/ })).toBeNull()
    expect(screen.queryByRole('link', { name: 'Invite somebody' })).toBeNull()
  })

  it('should search in the panel and keep the search in the address', async () => {
    // given
    answer('get', '/tenants/t1/members', page(member()) as never)
    const { router } = await open()
    await screen.findByText('Kim Lee')
    const found = answer('get', '/tenants/t1/members', page())
    // when
    await userEvent.type(screen.getByRole('searchbox'), 'nobody')
    // then
    expect(await screen.findByText('Nobody matches “nobody”')).toBeTruthy()
    expect(new URL(found.requests[0]?.url ?? '').searchParams.get('q')).toBe('nobody')
    expect(router.currentRoute.value.query).toEqual({ q: 'nobody' })
  })

  it('should show more when there is more', async () => {
    // given
    answer('get', '/tenants/t1/members', { ...page(member()), nextCursor: 'c2' } as never)
    await open()
    await screen.findByText('Kim Lee')
    const next = answer('get', '/tenants/t1/members', page(fromDiscord) as never)
    // when
    await press('Show more')
    // then
    expect(await screen.findByText('Sam')).toBeTruthy()
    expect(new URL(next.requests[0]?.url ?? '').searchParams.get('cursor')).toBe('c2')
  })
})

describe('changing the roles of a member', () => {
  it('should send all roles given here, and close those one may not pass on', async () => {
    // given
    const viewer = role({ id: 'r2', name: 'Guests', permissions: ['server:read'] })
    answer('get', '/tenants/t1/members', page(member()) as never)
    answer('get', '/tenants/t1/roles', page(owner, role(), viewer) as never)
    const changed = answer('put', '/tenants/t1/members/u2/roles', member() as never)
    await open(only('member:read', 'member:update', 'server:read', 'server:start'))
    await fireEvent.click(await screen.findByRole('button', { name: 'Change roles : Kim Lee' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Roles of Kim Lee' }))
    const closed = await dialog.findByLabelText<HTMLInputElement>('Owner')
    expect(closed.disabled).toBe(true)
    expect(dialog.getByText(/^Holds role:read, which you do not have|^Holds role:read and/)).toBeTruthy()
    expect(dialog.getByLabelText<HTMLInputElement>('Builders').checked).toBe(true)
    await expectAccessible(screen.getByRole('dialog'))
    // when
    await fireEvent.click(dialog.getByLabelText('Guests'))
    await fireEvent.click(dialog.getByRole('button', { name: 'Save roles' }))
    // then
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(changed.bodies).toEqual([{ roleIds: ['r1', 'r2'] }])
    expect(screen.getByText('Roles of Kim Lee saved')).toBeTruthy()
    // when
    answer('get', '/tenants/t1/members/u2', member() as never)
    await press('Undo')
    // then
    expect(await screen.findByText('Undone')).toBeTruthy()
    expect(changed.bodies.at(-1)).toEqual({ roleIds: ['r1'] })
  })

  it('should take back nothing where somebody else has changed the roles since', async () => {
    // given
    answer('get', '/tenants/t1/members', page(member()) as never)
    answer('get', '/tenants/t1/roles', page(owner, role()) as never)
    const changed = answer('put', '/tenants/t1/members/u2/roles', member() as never)
    await open()
    await fireEvent.click(await screen.findByRole('button', { name: 'Change roles : Kim Lee' }))
    await press('Save roles')
    const since = member({ roles: [{ id: 'r0', name: 'Owner', direct: true }] })
    answer('get', '/tenants/t1/members/u2', since as never)
    // when
    await press('Undo')
    // then
    expect(await screen.findByText('Somebody else changed this in the meantime')).toBeTruthy()
    expect(changed.requests).toHaveLength(1)
  })

  it('should say why it was refused and stay open', async () => {
    // given
    answer('get', '/tenants/t1/members', page(member()) as never)
    answer('get', '/tenants/t1/roles', page(role()) as never)
    refuse('put', '/tenants/t1/members/u2/roles', 409, 'conflict', {
      detail: 'Nobody would own the tenant any more.',
    })
    await open()
    await fireEvent.click(await screen.findByRole('button', { name: 'Change roles : Kim Lee' }))
    const dialog = within(await screen.findByRole('dialog'))
    await fireEvent.click(await dialog.findByLabelText('Builders'))
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Save roles' }))
    // then
    expect((await dialog.findByRole('alert')).textContent).toContain('Nobody would own the tenant any more.')
  })
})

describe('removing a member', () => {
  it('should say what Discord still brings', async () => {
    // given
    const both = member({
      roles: [
        { id: 'r1', name: 'Builders', direct: true },
        { id: 'r2', name: 'Guests', direct: false },
      ],
      access: ['DIRECT', 'DISCORD'],
    })
    answer('get', '/tenants/t1/members', page(both) as never)
    const removed = answer('delete', '/tenants/t1/members/u2', null, { status: 204 })
    await open()
    await fireEvent.click(await screen.findByRole('button', { name: 'Remove : Kim Lee' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Remove Kim Lee?' }))
    expect(dialog.getByText(/Discord still brings: Guests\./)).toBeTruthy()
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Remove member' }))
    // then
    expect(await screen.findByText('Kim Lee is removed')).toBeTruthy()
    expect(removed.requests).toHaveLength(1)
  })
})

describe('the frame of the members', () => {
  const tabs = () => screen.getAllByRole('link').map(({ textContent }) => textContent.trim())

  it('should offer the roles of Discord only where there is a Discord server', async () => {
    // when
    const { unmount } = await show(MembersPage, { tenant: tenant(), permissions: everything }, at)
    // then
    expect(tabs()).toEqual(['Members', 'Roles', 'Invitations'])
    unmount()
    // when
    await show(MembersPage, { tenant: tenant({ guildId: '42' }), permissions: everything }, at)
    // then
    expect(tabs()).toEqual(['Members', 'Roles', 'Discord roles', 'Invitations'])
  })

  it('should hide what one may not see', async () => {
    await show(MembersPage, { tenant: tenant({ guildId: '42' }), permissions: only('member:read') }, at)
    expect(tabs()).toEqual(['Members', 'Invitations'])
  })
})
