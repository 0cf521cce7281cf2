import { fireEvent, screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { keys } from '@/api/keys'
import { observations } from '@/api/observations'
import type { Permissions } from '@/api/permissions'
import type { Server } from '@/api/types'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { everything, only, server, startup, stateData, tenant } from '../../../../tests/things'
import SettingsTab from './SettingsTab.vue'

const settings = (one: Server, permissions: Permissions = everything) => {
  answer('get', `/tenants/t1/servers/${one.id}/startup`, startup() as never)
  return show(SettingsTab, { server: one, tenant: tenant(), permissions })
}

describe('renaming and deleting a server', () => {
  it('should rename with the tag of what was read', async () => {
    // given
    const one = server()
    answer('get', `/tenants/t1/servers/${one.id}`, one, { headers: { etag: '"7"' } })
    const patch = answer('patch', `/tenants/t1/servers/${one.id}`, { ...one, name: 'New' })
    await settings(one)
    const name = screen.getByRole('textbox', { name: 'Name' })
    // when
    await userEvent.clear(name)
    await userEvent.type(name, 'New')
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    // then
    expect((await screen.findAllByText('Name saved')).length).toBeGreaterThan(0)
    expect(patch.bodies).toEqual([{ name: 'New' }])
    expect(patch.requests[0]?.headers.get('If-Match')).toBe('"7"')
  })

  it('should refuse an empty name', async () => {
    // given
    await settings(server())
    // when
    await userEvent.clear(screen.getByRole('textbox', { name: 'Name' }))
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    // then
    expect(screen.getByText('Fill this in.')).toBeTruthy()
  })

  it('should delete only when the name was typed', async () => {
    // given
    const one = server({ name: 'Survival' })
    const accepted = { ...one, generation: 2, state: 'DELETING' }
    const removal = answer('delete', `/tenants/t1/servers/${one.id}`, accepted, { status: 202 })
    const { router } = await settings(one)
    await fireEvent.click(screen.getByRole('button', { name: 'Delete server' }))
    const dialog = await screen.findByRole('dialog', { name: 'Delete Survival?' })
    const confirm = Array.from(dialog.querySelectorAll('button')).find(
      ({ textContent }) => textContent.trim() === 'Delete server',
    ) as HTMLButtonElement
    const typed = screen.getByRole('textbox', { name: 'Type “Survival” to confirm' })
    // when
    await userEvent.type(typed, 'Surviva{Enter}')
    expect(confirm.disabled).toBe(true)
    expect(removal.requests).toHaveLength(0)
    await expectAccessible(dialog)
    await userEvent.type(typed, 'l{Enter}')
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/t/nimbus-crew/servers'))
    expect(removal.requests).toHaveLength(1)
  })

  it('should take a server off the list when its resource was gone before it is deleted', async () => {
    // given
    const one = server({ state: 'UNKNOWN' })
    observations.state(stateData(one, { stateSeq: 2, deleted: true }))
    const accepted = { ...one, generation: 2, stateSeq: 2, state: 'DELETING' }
    answer('delete', `/tenants/t1/servers/${one.id}`, accepted, { status: 202 })
    const { cache } = await settings(one)
    cache.setQueryData(keys.servers('t1'), [one])
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Delete server' }))
    await userEvent.type(await screen.findByRole('textbox', { name: /to confirm/ }), 'Survival{Enter}')
    // then
    await waitFor(() => expect(cache.getQueryData(keys.servers('t1'))).toEqual([]))
  })

  it('should stay and say why when the deletion is refused', async () => {
    // given
    const one = server()
    refuse('delete', `/tenants/t1/servers/${one.id}`, 403, 'forbidden', { detail: 'Needs server:delete.' })
    await settings(one)
    await fireEvent.click(screen.getByRole('button', { name: 'Delete server' }))
    // when
    await userEvent.type(await screen.findByRole('textbox', { name: /to confirm/ }), 'Survival{Enter}')
    // then
    expect((await screen.findByRole('alert')).textContent).toContain('Needs server:delete.')
  })

  it('should be of no use without the permissions', async () => {
    // when
    await settings(server(), only('server:read'))
    // then
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' }).disabled).toBe(true)
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Delete server' }).disabled).toBe(true)
  })
})
