import { fireEvent, screen } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Permissions } from '@/api/permissions'
import type { Server } from '@/api/types'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { everything, only, server, startup } from '../../../../tests/things'
import { changedVariables } from '../startup'
import StartupTab from './StartupTab.vue'

async function open(one: Server, permissions: Permissions = everything) {
  answer('get', `/tenants/t1/servers/${one.id}/startup`, startup() as never)
  await show(StartupTab, { server: one, permissions })
  return screen.findByRole('textbox', { name: 'Message of the day' })
}
const patched = (one: Server) => {
  answer('get', `/tenants/t1/servers/${one.id}`, one as never, { headers: { etag: '"3"' } })
  return answer('patch', `/tenants/t1/servers/${one.id}`, one as never)
}
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save startup' }))

describe('StartupTab', () => {
  it('should send the image and the variables that are different', async () => {
    // given
    const one = server()
    const patch = patched(one)
    const motd = await open(one)
    await expectAccessible()
    // when
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Image' }), 'New')
    await userEvent.clear(motd)
    await userEvent.type(motd, 'Hi')
    await save()
    // then
    expect((await screen.findAllByText('Startup saved')).length).toBeGreaterThan(0)
    expect(patch.bodies).toEqual([{ image: 'game:2', variables: { MOTD: 'Hi' } }])
    expect(patch.requests[0]?.headers.get('If-Match')).toBe('"3"')
  })

  it('should send what becomes of a game that ends by itself', async () => {
    // given
    const one = server()
    const patch = patched(one)
    await open(one)
    // when
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'When the game ends by itself' }),
      'Leave it stopped',
    )
    await save()
    // then
    expect((await screen.findAllByText('Startup saved')).length).toBeGreaterThan(0)
    expect(patch.bodies).toEqual([{ onExit: 'STOP' }])
  })

  it('should go back to what the template says', async () => {
    // given
    const one = server()
    const patch = patched(one)
    const motd = (await open(one)) as HTMLInputElement
    // when
    await fireEvent.click(
      screen.getByRole('button', { name: 'Reset Message of the day to what the template says' }),
    )
    expect(motd.value).toBe('Welcome')
    await save()
    // then
    expect((await screen.findAllByText('Startup saved')).length).toBeGreaterThan(0)
    expect(patch.bodies).toEqual([{ variables: { MOTD: null } }])
  })

  it('should show at its field what the panel refuses', async () => {
    // given
    const one = server()
    answer('get', `/tenants/t1/servers/${one.id}`, one as never, { headers: { etag: '"3"' } })
    refuse('patch', `/tenants/t1/servers/${one.id}`, 400, 'validation-failed', {
      errors: [{ field: 'variables.MOTD', code: 'too-long', message: 'too long', params: { max: 2000 } }],
    })
    const motd = await open(one)
    // when
    await userEvent.type(motd, '!')
    await save()
    // then
    expect(await screen.findByText('At most 2000 characters.')).toBeTruthy()
    expect(motd.getAttribute('aria-invalid')).toBe('true')
  })

  it('should leave alone what the template keeps for itself, and all of it without the permission', async () => {
    // when
    const motd = (await open(server(), only('startup:read'))) as HTMLInputElement
    // then
    expect(screen.getByText(/Set by the template/)).toBeTruthy()
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Data directory' }).disabled).toBe(true)
    expect(motd.disabled).toBe(true)
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save startup' }).disabled).toBe(true)
  })

  it('should say why nothing is there', async () => {
    // given
    const one = server()
    refuse('get', `/tenants/t1/servers/${one.id}/startup`, 403, 'forbidden')
    // when
    await show(StartupTab, { server: one, permissions: everything })
    // then
    expect(await screen.findByRole('alert')).toBeTruthy()
  })
})

describe('changedVariables', () => {
  it('should name what is different, null for the way back, and nothing that is fixed', () => {
    expect(changedVariables(startup(), { MOTD: 'Hello', DATA: '/etc' })).toEqual({})
    expect(changedVariables(startup(), { MOTD: 'Welcome' })).toEqual({ MOTD: null })
    expect(changedVariables(startup(), { MOTD: '' })).toEqual({ MOTD: '' })
  })
})
