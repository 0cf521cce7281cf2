import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Permissions } from '@/api/permissions'
import { answer, hold, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { catalogue, everything, only, owner, page, role, tenant } from '../../../../tests/things'
import NewRolePage from './NewRolePage.vue'
import RolePage from './RolePage.vue'
import RolesTab from './RolesTab.vue'

const at = '/t/nimbus-crew/members/roles'
const tag = (version: number) => ({ headers: { etag: `"${version}"` } })

describe('the list of roles', () => {
  const open = (permissions: Permissions) => show(RolesTab, { tenant: tenant(), permissions }, at)

  it('should leave the built-in ones as they are', async () => {
    // given
    answer('get', '/tenants/t1/roles', page(owner, role()) as never)
    // when
    await open(everything)
    // then
    expect(await screen.findByText('Everything, including deleting the community.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Delete : Owner' })).toBeNull()
    expect(screen.getByRole('link', { name: 'Change : Builders' }).getAttribute('href')).toBe(`${at}/r1`)
    await expectAccessible()
  })

  it('should say why one that holds more than oneself cannot be changed', async () => {
    // given
    answer('get', '/tenants/t1/roles', page(role()) as never)
    // when
    await open(only('role:read', 'role:update', 'server:read'))
    // then
    expect(await screen.findByText(/It holds server:start, which you do not have/)).toBeTruthy()
    expect(screen.queryByRole('link', { name: /Change/ })).toBeNull()
  })

  it('should delete one after a confirmation', async () => {
    // given
    answer('get', '/tenants/t1/roles', page(owner, role()) as never)
    const deleted = answer('delete', '/tenants/t1/roles/r1', null, { status: 204 })
    await open(everything)
    await fireEvent.click(await screen.findByRole('button', { name: 'Delete : Builders' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Delete the role Builders?' }))
    expect(deleted.requests).toHaveLength(0)
    answer('get', '/tenants/t1/roles', page(owner) as never)
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Delete role' }))
    // then
    await waitFor(() => expect(screen.queryByText('Builders')).toBeNull())
    await waitFor(() => expect(deleted.requests).toHaveLength(1))
  })

  it('should be without a deleted one before the answer, and have it back when that is refused', async () => {
    // given
    answer('get', '/tenants/t1/roles', page(owner, role()) as never)
    const deleted = hold('delete', '/tenants/t1/roles/r1', 403, 'forbidden')
    await open(everything)
    await fireEvent.click(await screen.findByRole('button', { name: 'Delete : Builders' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Delete the role Builders?' }))
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Delete role' }))
    // then
    await waitFor(() => expect(screen.queryByText('Builders')).toBeNull())
    // when
    deleted.release()
    // then
    expect(await screen.findByText('You are not allowed to do this')).toBeTruthy()
    expect(screen.getByText('Builders')).toBeTruthy()
  })
})

describe('a new role', () => {
  const open = (permissions: Permissions) => show(NewRolePage, { tenant: tenant(), permissions }, `${at}/new`)

  beforeEach(() => answer('get', '/permissions', catalogue as never))

  it('should be made of what one may pass on', async () => {
    // given
    const made = answer('post', '/tenants/t1/roles', role() as never, { status: 201 })
    const { router } = await open(only('role:create', 'server:read', 'server:start'))
    await userEvent.type(screen.getByLabelText('Name'), ' Builders ')
    const closed = await screen.findByLabelText<HTMLInputElement>('role:read')
    expect(closed.disabled).toBe(true)
    expect(screen.getAllByText('You do not have it yourself.').length).toBeGreaterThan(0)
    expect(screen.queryByLabelText('user:manage')).toBeNull()
    await expectAccessible()
    // when
    await fireEvent.click(screen.getByRole('button', { name: /^All.*Servers/ }))
    await fireEvent.click(screen.getByRole('button', { name: 'Create role' }))
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe(at))
    expect(made.bodies).toEqual([{ name: 'Builders', permissions: ['server:read', 'server:start'] }])
  })

  it('should not be made without a name or a permission', async () => {
    // given
    const made = answer('post', '/tenants/t1/roles', {})
    await open(everything)
    await screen.findByLabelText('server:read')
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Create role' }))
    // then
    expect(await screen.findByText('Choose at least one permission.')).toBeTruthy()
    expect(screen.getByText('Fill this in.')).toBeTruthy()
    expect(made.requests).toHaveLength(0)
  })
})

describe('changing a role', () => {
  const open = () => show(RolePage, { tenant: tenant(), permissions: everything, roleId: 'r1' }, `${at}/r1`)
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

  beforeEach(() => {
    answer('get', '/permissions', catalogue as never)
    answer('get', '/tenants/t1/roles/r1', role() as never, tag(4))
  })

  it('should say what it was seen as', async () => {
    // given
    const saved = answer('patch', '/tenants/t1/roles/r1', role() as never)
    const { router } = await open()
    await fireEvent.click(await screen.findByLabelText('server:start'))
    // when
    await press('Save role')
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe(at))
    expect(saved.requests[0]?.headers.get('if-match')).toBe('"4"')
    expect(saved.bodies).toEqual([{ name: 'Builders', permissions: ['server:read'] }])
  })

  it('should offer the new version when somebody else was faster', async () => {
    // given
    refuse('patch', '/tenants/t1/roles/r1', 412, 'precondition-failed')
    await open()
    await fireEvent.click(await screen.findByLabelText('server:start'))
    await press('Save role')
    expect((await screen.findByRole('alert')).textContent).toContain('Somebody else changed this role')
    answer('get', '/tenants/t1/roles/r1', role({ name: 'Masons', version: 5 }) as never, tag(5))
    const saved = answer('patch', '/tenants/t1/roles/r1', role() as never)
    // when
    await press('Load the new version')
    // then
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Masons'))
    await screen.findByLabelText('server:start')
    await press('Save role')
    await waitFor(() => expect(saved.requests[0]?.headers.get('if-match')).toBe('"5"'))
  })

  it('should say that a name is taken', async () => {
    // given
    refuse('patch', '/tenants/t1/roles/r1', 409, 'name-taken')
    await open()
    await screen.findByLabelText('server:start')
    // when
    await press('Save role')
    // then
    expect((await screen.findByRole('alert')).textContent).toContain('This name is taken')
  })
})
