import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { Permissions } from '@/api/permissions'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import {
  catalogue,
  everything,
  invitation,
  member,
  only,
  page,
  providers,
  server,
  subuser,
  tenant,
} from '../../../../tests/things'
import SubusersTab from './SubusersTab.vue'

const survival = server({ id: 's1' })
const list = '/tenants/t1/servers/s1/subusers'
const invitations = '/tenants/t1/servers/s1/invitations'
const open = (permissions: Permissions = everything) =>
  show(SubusersTab, { server: survival, tenant: tenant(), permissions }, '/t/nimbus-crew/servers/s1/subusers')

describe('the sub-users of a server', () => {
  beforeEach(() => {
    answer('get', '/permissions', catalogue as never)
    answer('get', '/auth/providers', providers() as never)
    answer('get', invitations, page())
    answer(
      'get',
      '/tenants/t1/members',
      page(member(), member({ userId: 'u3', displayName: 'Sam' })) as never,
    )
  })

  it('should say who may do what there', async () => {
    // given
    answer('get', list, page(subuser()) as never)
    // when
    await open()
    // then
    expect(await screen.findByText('Kim Lee')).toBeTruthy()
    expect(screen.getByText('server:read, server:start')).toBeTruthy()
    expect(screen.queryByRole('heading', { name: 'Invited, and not here yet' })).toBeNull()
    await expectAccessible()
  })

  it('should make a member one, with permissions of servers alone', async () => {
    // given
    answer('get', list, page())
    const put = answer('put', `${list}/u3`, subuser({ userId: 'u3', displayName: 'Sam' }) as never)
    await open()
    await fireEvent.click(await screen.findByRole('button', { name: 'Add sub-user' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Add sub-user' }))
    await fireEvent.click(await dialog.findByLabelText('Sam'))
    await fireEvent.click(await dialog.findByLabelText('server:start'))
    expect(dialog.queryByLabelText('member:read')).toBeNull()
    expect(dialog.queryByLabelText('user:manage')).toBeNull()
    await expectAccessible(screen.getByRole('dialog'))
    answer('get', list, page(subuser({ userId: 'u3', displayName: 'Sam' })) as never)
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Add sub-user' }))
    // then
    expect(await screen.findByText('Sam is a sub-user now')).toBeTruthy()
    expect(put.bodies).toEqual([{ permissions: ['server:read', 'server:start'] }])
    expect(await screen.findByRole('button', { name: 'Change : Sam' })).toBeTruthy()
  })

  it('should ask for somebody and for a permission first', async () => {
    // given
    answer('get', list, page())
    await open()
    await fireEvent.click(await screen.findByRole('button', { name: 'Add sub-user' }))
    const dialog = within(await screen.findByRole('dialog'))
    await fireEvent.click(await dialog.findByLabelText('server:read'))
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Add sub-user' }))
    // then
    expect(await dialog.findByText('Choose somebody.')).toBeTruthy()
    expect(dialog.getByText('Choose at least one permission.')).toBeTruthy()
  })

  it('should find members by name, and close those who are sub-users already', async () => {
    // given
    answer('get', list, page(subuser()) as never)
    await open()
    await fireEvent.click(await screen.findByRole('button', { name: 'Add sub-user' }))
    const dialog = within(await screen.findByRole('dialog'))
    const taken = await dialog.findByRole<HTMLInputElement>('radio', { name: /^Kim Lee/ })
    expect(taken.disabled).toBe(true)
    await fireEvent.click(dialog.getByLabelText('Sam'))
    const found = answer('get', '/tenants/t1/members', page())
    // when
    await userEvent.type(dialog.getByRole('searchbox'), 'zoe')
    // then
    expect(await dialog.findByText(/^No member has such a name/)).toBeTruthy()
    expect(new URL(found.requests[0]?.url ?? '').searchParams.get('q')).toBe('zoe')
    await fireEvent.click(dialog.getByRole('button', { name: 'Add sub-user' }))
    expect(await dialog.findByText('Choose somebody.')).toBeTruthy()
  })

  it('should change what somebody may do, and say why it was refused', async () => {
    // given
    answer('get', list, page(subuser()) as never)
    refuse('put', `${list}/u2`, 403, 'forbidden', { detail: 'You do not hold server:start yourself.' })
    await open()
    await fireEvent.click(await screen.findByRole('button', { name: 'Change : Kim Lee' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'What Kim Lee may do' }))
    expect((await dialog.findByLabelText<HTMLInputElement>('server:start')).checked).toBe(true)
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Save permissions' }))
    // then
    expect((await dialog.findByRole('alert')).textContent).toContain('You do not hold server:start yourself.')
    // when
    const put = answer('put', `${list}/u2`, subuser() as never)
    await fireEvent.click(dialog.getByLabelText('server:start'))
    await fireEvent.click(dialog.getByRole('button', { name: 'Save permissions' }))
    // then
    expect(await screen.findByText('Permissions of Kim Lee saved')).toBeTruthy()
    expect(put.bodies).toEqual([{ permissions: ['server:read'] }])
  })

  it('should remove one after a confirmation', async () => {
    // given
    answer('get', list, page(subuser()) as never)
    const removed = answer('delete', `${list}/u2`, null, { status: 204 })
    await open()
    await fireEvent.click(await screen.findByRole('button', { name: 'Remove : Kim Lee' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Remove Kim Lee from Survival?' }))
    answer('get', list, page())
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Remove sub-user' }))
    // then
    expect(await screen.findByRole('heading', { name: 'No sub-users' })).toBeTruthy()
    await waitFor(() => expect(removed.requests).toHaveLength(1))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('should leave alone whoever holds more than oneself has on that server', async () => {
    // given
    answer(
      'get',
      list,
      page(subuser(), subuser({ userId: 'u3', displayName: 'Sam', permissions: ['server:read'] })) as never,
    )
    const there = ['server:read', 'subuser:read', 'subuser:create', 'subuser:delete']
    // when
    await open(Permissions.of(['member:read'], { s1: there }))
    // then
    expect(await screen.findByText(/^Holds server:start, which you do not have here/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Change : Kim Lee' })).toBeNull()
    expect(screen.getByRole('button', { name: 'Change : Sam' })).toBeTruthy()
  })

  it('should offer nothing to who may just look', async () => {
    // given
    answer('get', list, page(subuser()) as never)
    answer('get', invitations, page(invitation({ email: 'zoe@example.org' })) as never)
    // when
    await open(only('subuser:read'))
    // then
    await screen.findByText('Kim Lee')
    await screen.findByText('zoe@example.org')
    expect(screen.queryByRole('button')).toBeNull()
    expect(screen.queryByRole('link')).toBeNull()
  })

  it('should say why somebody who sees no members can add nobody', async () => {
    // given
    answer('get', list, page(subuser()) as never)
    // when
    await open(only('subuser:read', 'subuser:create'))
    // then
    expect(await screen.findByText(/that needs the permission member:read/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Add sub-user' })).toBeNull()
    await expectAccessible()
  })
})
