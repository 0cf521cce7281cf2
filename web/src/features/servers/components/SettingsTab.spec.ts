import { fireEvent, screen, within } from '@testing-library/vue'
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

  it('should be saved only when it is different, and say so', async () => {
    // given
    const one = server()
    await open(one)
    // then
    expect(button('Save size').disabled).toBe(true)
    expect(screen.getAllByText('Nothing is changed yet.')).toHaveLength(4)
    // when
    await type('Memory (MiB)', '4096')
    expect(button('Save size').disabled).toBe(false)
    await type('Memory (MiB)', '1024')
    // then
    expect(button('Save size').disabled).toBe(true)
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
      const reason = document.getElementById(button(name).getAttribute('aria-describedby') ?? '')
      expect([name, reason?.textContent.trim()]).toEqual([name, 'You do not have the permission for this.'])
    }
    await expectAccessible()
  })
})
