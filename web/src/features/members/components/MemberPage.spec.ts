import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import { beforeEach, describe, expect, it } from 'vitest'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { catalogue, everything, member, only, page, tenant, why } from '../../../../tests/things'
import MemberPage from './MemberPage.vue'

const open = (permissions = everything) =>
  show(MemberPage, { tenant: tenant(), permissions, userId: 'u2' }, '/t/nimbus-crew/members/u2')
const rowOf = (name: string) => within(screen.getByRole('row', { name: new RegExp(`^${name}`) }))

describe('what a member may do', () => {
  beforeEach(() => {
    answer('get', '/permissions', catalogue as never)
    answer('get', '/tenants/t1/members/u2', member() as never)
  })

  it('should name the source of every permission in words', async () => {
    // given
    const sources = [
      { kind: 'ROLE', name: 'Builders' },
      { kind: 'DISCORD_ROLE', name: 'Guests', discordRole: 'Crew' },
    ] as const
    answer('get', '/tenants/t1/members/u2/permissions', {
      ...why(),
      permissions: [
        { permission: 'server:read', sources: [...sources] },
        { permission: 'role:read', sources: [{ kind: 'DISCORD_PERMISSION', name: 'MANAGE_ROLES' }] },
        { permission: 'tenant:delete', sources: [{ kind: 'DISCORD_OWNER' }] },
      ],
    } as never)
    // when
    await open()
    // then
    expect(await screen.findByRole('heading', { level: 1, name: 'Kim Lee' })).toBeTruthy()
    expect(rowOf('server:read').getByText('Role Builders')).toBeTruthy()
    expect(rowOf('server:read').getByText('Role Guests, by the Discord role Crew')).toBeTruthy()
    expect(rowOf('role:read').getByText('Has Manage Roles on Discord')).toBeTruthy()
    expect(rowOf('tenant:delete').getByText('Owns the Discord server')).toBeTruthy()
    expect(rowOf('server:read').getByText('Yes')).toBeTruthy()
    expect(rowOf('server:start').getByText('No')).toBeTruthy()
    const heads = screen.getAllByRole('columnheader').map(({ textContent }) => textContent.trim())
    expect(heads).toEqual(['Permission', 'Allowed', 'Why'])
    expect(screen.queryByText('user:manage')).toBeNull()
    await expectAccessible()
  })

  it('should leave out what they may not do when asked to', async () => {
    // given
    answer('get', '/tenants/t1/members/u2/permissions', why() as never)
    await open()
    await screen.findByText('server:start')
    // when
    await fireEvent.click(screen.getByLabelText('Only what they may do'))
    // then
    await waitFor(() => expect(screen.queryByText('server:start')).toBeNull())
    expect(screen.getByText('server:read')).toBeTruthy()
  })

  it('should name the servers on which they may do more', async () => {
    // given
    answer('get', '/tenants/t1/members/u2/permissions', why({ servers: { s9: ['console:read'] } }) as never)
    answer('get', '/tenants/t1/servers', page({ id: 's9', name: 'Creative' }))
    // when
    await open()
    // then
    expect(await screen.findByRole('link', { name: 'Creative' })).toBeTruthy()
    expect(screen.getByText('console:read')).toBeTruthy()
  })

  it('should not offer to change roles to who may just look', async () => {
    // given
    answer('get', '/tenants/t1/members/u2/permissions', why() as never)
    // when
    await open(only('member:read'))
    // then
    await screen.findByText('server:start')
    expect(screen.queryByRole('button', { name: 'Change roles' })).toBeNull()
  })

  it('should be nothing when there is no such member', async () => {
    // given
    refuse('get', '/tenants/t1/members/u2', 404, 'not-found')
    refuse('get', '/tenants/t1/members/u2/permissions', 404, 'not-found')
    // when
    await open()
    // then
    expect(await screen.findByRole('heading', { name: 'Nothing here' })).toBeTruthy()
  })
})
