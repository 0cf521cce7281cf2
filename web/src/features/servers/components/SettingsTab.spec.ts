import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Permissions } from '@/api/permissions'
import type { Server, Startup } from '@/api/types'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { everything, only, server, startup, tenant } from '../../../../tests/things'
import SettingsTab from './SettingsTab.vue'

const open = async (one: Server, permissions: Permissions = everything, how: Partial<Startup> = {}) => {
  answer('get', `/tenants/t1/servers/${one.id}/startup`, startup(how) as never)
  return show(SettingsTab, { server: one, tenant: tenant(), permissions })
}
const changes = (one: Server, changed: Server = one) => {
  answer('get', `/tenants/t1/servers/${one.id}`, one as never, { headers: { etag: '"7"' } })
  return answer('patch', `/tenants/t1/servers/${one.id}`, changed as never)
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name })

async function type(label: string, text: string) {
  const field = screen.getByRole('textbox', { name: label })
  await userEvent.clear(field)
  await userEvent.type(field, text)
}

describe('the size of a server', () => {
  it('should send just what is different, with the tag of what was read', async () => {
    // given
    const one = server()
    const patch = changes(one)
    await open(one)
    // when
    await type('Memory (MiB)', '4096')
    await press('Save size')
    // then
    expect((await screen.findAllByText('Size saved')).length).toBeGreaterThan(0)
    expect(patch.bodies).toEqual([{ resources: { memoryMiB: 4096 } }])
    expect(patch.requests[0]?.headers.get('If-Match')).toBe('"7"')
    await expectAccessible()
  })

  it('should refuse to shrink the disk, and send nothing', async () => {
    // given
    const one = server()
    const patch = changes(one)
    await open(one)
    // when
    await type('Disk (MiB)', '1024')
    await press('Save size')
    // then
    expect(await screen.findByText('Use a whole number from 2,048 to 2,097,152.')).toBeTruthy()
    expect(patch.requests).toHaveLength(0)
  })

  it('should say that the quota is used up', async () => {
    // given
    const one = server()
    answer('get', `/tenants/t1/servers/${one.id}`, one as never, { headers: { etag: '"7"' } })
    refuse('patch', `/tenants/t1/servers/${one.id}`, 409, 'quota-exceeded', {
      detail: 'Only 8,000 are allowed.',
    })
    await open(one)
    // when
    await type('Processor (thousandths of a core)', '64000')
    await press('Save size')
    // then
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('quota is used up')
    expect(alert.textContent).toContain('Only 8,000 are allowed.')
  })
})

describe('stopping an empty server', () => {
  it('should save after how long', async () => {
    // given
    const one = server({ stopWhenEmptyMinutes: 7 })
    const patch = changes(one)
    await open(one)
    // when
    expect(button('Save rule').disabled).toBe(true)
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Stop the server' }),
      'After 30 minutes without players',
    )
    await press('Save rule')
    // then
    expect((await screen.findAllByText('Rule saved')).length).toBeGreaterThan(0)
    expect(patch.bodies).toEqual([{ stopWhenEmptyMinutes: 30 }])
  })

  it('should say that a game cannot be asked for its players', async () => {
    // when
    await open(server(), everything, { countsPlayers: false })
    // then
    expect(await screen.findByText('This game cannot be asked for its players.')).toBeTruthy()
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Stop the server' }).disabled).toBe(true)
  })
})

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
    expect(button('Reinstall server').title).toBe('There is nothing to install for this game.')
  })
})

describe('suspending a server', () => {
  it('should send the reason', async () => {
    // given
    const one = server()
    const post = answer('post', `/tenants/t1/servers/${one.id}/suspend`, {
      ...one,
      suspended: true,
      generation: 2,
    } as never)
    await open(one)
    await press('Suspend server')
    const dialog = await screen.findByRole('dialog', { name: 'Suspend Survival?' })
    await expectAccessible(dialog)
    // when
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Reason' }), ' Unpaid {Enter}')
    // then
    expect((await screen.findAllByText('Survival is suspended')).length).toBeGreaterThan(0)
    expect(post.bodies).toEqual([{ reason: 'Unpaid' }])
  })

  it('should resume one that is suspended, and say what becomes of it', async () => {
    // given
    const one = server({ state: 'SUSPENDED', suspended: true, desiredState: 'STOPPED' })
    const post = answer('post', `/tenants/t1/servers/${one.id}/resume`, { ...one, generation: 2 } as never)
    await open(one)
    expect(screen.queryByRole('button', { name: 'Suspend server' })).toBeNull()
    expect(screen.getByText(/It was stopped before/)).toBeTruthy()
    // when
    await press('Resume server')
    const dialog = await screen.findByRole('dialog', { name: 'Resume Survival?' })
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Resume server' }))
    // then
    expect((await screen.findAllByText('Survival is not suspended any more')).length).toBeGreaterThan(0)
    expect(post.requests).toHaveLength(1)
  })

  it('should not be offered to who may not, nor anything else', async () => {
    // when
    await open(server(), only('server:read'))
    // then
    expect(screen.queryByText('Suspension')).toBeNull()
    for (const name of ['Save size', 'Save rule', 'Clone server', 'Reinstall server', 'Delete server']) {
      expect(button(name).disabled).toBe(true)
    }
  })
})
