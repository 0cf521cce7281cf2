import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Permissions } from '@/api/permissions'
import type { Server, Startup } from '@/api/types'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { everything, only, server, startup, template, tenant } from '../../../../tests/things'
import SettingsTab from './SettingsTab.vue'

const open = async (one: Server, permissions: Permissions = everything, how: Partial<Startup> = {}) => {
  answer('get', `/tenants/t1/servers/${one.id}/startup`, startup(how) as never)
  return show(SettingsTab, { server: one, tenant: tenant(), permissions })
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name })

describe('cloning a server', () => {
  it('should say that files are not copied, make one, and lead to it', async () => {
    // given
    const one = server()
    const made = server({ name: 'Arena' })
    const post = answer('post', `/tenants/t1/servers/${one.id}/clone`, made as never, { status: 202 })
    const { router } = await open(one)
    await press('Clone server')
    const dialog = await screen.findByRole('dialog', { name: 'Clone Survival' })
    expect(dialog.textContent).toContain('files and worlds are not copied')
    await expectAccessible(dialog)
    // when
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Name of the new server' }), ' Arena ')
    await userEvent.click(within(dialog).getByRole('checkbox', { name: 'Start it right away' }))
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Clone server' }))
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe(`/t/nimbus-crew/servers/${made.id}`))
    expect(post.bodies).toEqual([{ name: 'Arena', start: false }])
    expect(post.requests[0]?.headers.get('Idempotency-Key')).toMatch(/^[\da-f]{8}-/)
  })

  it('should keep the dialog open and say that the name is taken', async () => {
    // given
    const one = server()
    refuse('post', `/tenants/t1/servers/${one.id}/clone`, 409, 'name-taken')
    await open(one)
    await press('Clone server')
    const dialog = await screen.findByRole('dialog')
    // when
    await userEvent.type(within(dialog).getByRole('textbox'), 'Survival{Enter}')
    // then
    expect((await within(dialog).findByRole('alert')).textContent).toContain('This name is taken')
  })
})

describe('reinstalling a server', () => {
  it('should run only when the name was typed', async () => {
    // given
    const one = server()
    const post = answer('post', `/tenants/t1/servers/${one.id}/reinstall`, {
      ...one,
      state: 'INSTALLING',
      generation: 2,
    } as never)
    await open(one)
    await press('Reinstall server')
    const typed = await screen.findByRole('textbox', { name: 'Type “Survival” to confirm' })
    // when
    await userEvent.type(typed, 'survival{Enter}')
    expect(post.requests).toHaveLength(0)
    await userEvent.clear(typed)
    await userEvent.type(typed, 'Survival{Enter}')
    // then
    expect((await screen.findAllByText('Survival is being installed anew')).length).toBeGreaterThan(0)
    expect(post.bodies).toEqual([{ wipe: false }])
  })

  it('should delete files first only when that is ticked, each time anew', async () => {
    // given
    const one = server()
    const post = answer('post', `/tenants/t1/servers/${one.id}/reinstall`, {
      ...one,
      state: 'INSTALLING',
      generation: 2,
    } as never)
    await open(one)
    await press('Reinstall server')
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Delete all files first' }))
    await fireEvent.click(screen.getByRole('button', { name: 'Keep files as they are' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await press('Reinstall server')
    const dialog = await screen.findByRole('dialog', { name: 'Reinstall Survival?' })
    const wipe = within(dialog).getByRole('checkbox', { name: 'Delete all files first' })
    expect((wipe as HTMLInputElement).checked).toBe(false)
    // when
    await userEvent.click(wipe)
    await expectAccessible(dialog)
    await userEvent.type(within(dialog).getByRole('textbox'), 'Survival')
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Delete files and reinstall' }))
    // then
    await waitFor(() => expect(post.bodies).toEqual([{ wipe: true }]))
  })

  it('should be of no use where there is nothing to install', async () => {
    // when
    await open(server(), everything, { installs: false })
    // then
    await waitFor(() => expect(button('Reinstall server').disabled).toBe(true))
    expect(screen.getByText('There is nothing to install for this game.')).toBeTruthy()
  })
})

describe('saving a server as a template', () => {
  it('should make one, and lead to it', async () => {
    // given
    const one = server()
    const made = template({ id: 'ours', name: 'Ours', scope: 'TENANT' })
    const post = answer('post', `/tenants/t1/servers/${one.id}/save-as-template`, made as never, {
      status: 201,
    })
    const { router } = await open(one)
    await press('Save as template')
    const dialog = await screen.findByRole('dialog', { name: 'Save Survival as a template' })
    await expectAccessible(dialog)
    // when
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: 'Name of the template' }),
      ' Ours {Enter}',
    )
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/t/nimbus-crew/templates/ours'))
    expect(post.bodies).toEqual([{ name: 'Ours' }])
  })

  it('should keep the dialog open and say why it did not work', async () => {
    // given
    const one = server()
    refuse('post', `/tenants/t1/servers/${one.id}/save-as-template`, 409, 'conflict', { detail: 'Not now.' })
    await open(one)
    await press('Save as template')
    const dialog = await screen.findByRole('dialog')
    // when
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Save as template' }))
    expect(await within(dialog).findByText('Fill this in.')).toBeTruthy()
    await userEvent.type(within(dialog).getByRole('textbox'), 'Ours{Enter}')
    // then
    expect((await within(dialog).findByRole('alert')).textContent).toContain('Not now.')
  })

  it('should say that it takes a permission', async () => {
    // when
    await open(server(), only('server:read', 'startup:read'))
    // then
    expect(button('Save as template').disabled).toBe(true)
    expect(button('Save as template').getAttribute('aria-describedby')).toBeTruthy()
    expect(screen.getAllByText('You do not have the permission for this.').length).toBeGreaterThan(0)
  })
})
