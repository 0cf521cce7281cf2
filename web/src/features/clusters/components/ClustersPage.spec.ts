import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer, hold, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { cluster, page, user } from '../../../../tests/things'
import { readLabels } from '../api'
import ClustersPage from './ClustersPage.vue'

const boss = user({ superAdmin: true })
const open = () => show(ClustersPage, {}, '/platform/clusters', boss)
const list = (...clusters: ReturnType<typeof cluster>[]) =>
  answer('get', '/clusters', page(...clusters) as never)

async function choose(name: string, item: string) {
  await userEvent.click(await screen.findByRole('button', { name: `More for ${name}` }))
  await userEvent.click(await screen.findByRole('menuitem', { name: item }))
}

describe('ClustersPage', () => {
  it('should be nothing for who is no super administrator', async () => {
    await show(ClustersPage)
    expect(screen.getByRole('heading', { name: 'You may not see this' })).toBeTruthy()
  })

  it('should show state, room and what has not arrived', async () => {
    // given
    list(
      cluster({ servers: 3, labels: { region: 'eu' } }),
      cluster({
        name: 'far',
        state: 'AWAY',
        placeable: false,
        capacity: { cpuMillis: null, memoryMiB: null, usedCpuMillis: 500, usedMemoryMiB: 512 },
        outstanding: { count: 2, oldest: '2026-01-01T10:00:00Z' },
      }),
      cluster({ name: 'new', state: 'INCOMPATIBLE', protocol: 2 }),
      cluster({ name: 'fixed', state: 'WAITING', since: null, configured: true, controllerVersion: null }),
    )
    // when
    await open()
    // then
    const [memory] = await screen.findAllByText('Memory: 2 of 8 GiB promised')
    expect(memory?.parentElement?.textContent.trim()).toBe(
      '3 servers · Processor: 1 of 4 cores promised · Memory: 2 of 8 GiB promised · Controller 0.1.0',
    )
    expect(screen.getByText('Processor cores: 0.5 promised')).toBeTruthy()
    expect(screen.getByText('region')).toBeTruthy()
    expect(screen.getByText('Away')).toBeTruthy()
    expect(screen.getByText(/^2 changes not there yet/)).toBeTruthy()
    expect(screen.getByText('No new servers')).toBeTruthy()
    expect(screen.getByText(/speaks protocol 2/)).toBeTruthy()
    expect(screen.getByText('Waiting for its controller')).toBeTruthy()
    await expectAccessible()
  })

  it('should mark what is promised beyond what there is', async () => {
    // given
    const capacity = { cpuMillis: 2000, memoryMiB: 8192, usedCpuMillis: 4000, usedMemoryMiB: 8192 }
    list(cluster({ capacity }))
    // when
    await open()
    // then
    const over = await screen.findByText('Processor cores: 4 promised, 2 available')
    expect(over.classList).toContain('text-busy')
    expect(over.querySelector('svg')).toBeTruthy()
    expect(screen.getByText('Memory: 8 of 8 GiB promised').classList).not.toContain('text-busy')
  })

  it('should show the command with the token once', async () => {
    // given
    list()
    const token = {
      cluster: cluster({ name: 'eu-1' }),
      token: 'pte_x',
      expiresAt: '2026-01-01T12:00:00Z',
      trusted: 'keys',
    }
    const sent = answer('post', '/clusters', token as never, { status: 201 })
    await open()
    expect(await screen.findByText('No cluster yet')).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Enrol a cluster' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Enrol a cluster' }))
    await userEvent.type(dialog.getByLabelText('Name'), 'Not good')
    await userEvent.type(dialog.getByLabelText('Labels'), 'region')
    await fireEvent.click(dialog.getByRole('button', { name: 'Enrol a cluster' }))
    expect(await dialog.findByText(/^Use 1 to 63/)).toBeTruthy()
    expect(dialog.getByText('Write each line as name=value.')).toBeTruthy()
    await userEvent.clear(dialog.getByLabelText('Name'))
    await userEvent.type(dialog.getByLabelText('Name'), 'eu-1')
    await userEvent.type(dialog.getByLabelText('Labels'), '=eu')
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Enrol a cluster' }))
    // then
    const shown = within(await screen.findByRole('dialog', { name: 'Enrol the controller of eu-1' }))
    expect(shown.getByText(/PTERONIMBUS_LINK_ENROLMENT_TOKEN=pte_x/)).toBeTruthy()
    expect(sent.bodies[0]).toEqual({ name: 'eu-1', labels: { region: 'eu' } })
    await fireEvent.click(shown.getByRole('button', { name: 'I have it' }))
    expect(screen.queryByText(/pte_x/)).toBeNull()
  })

  it('should revoke only when the name is typed, and force where there are servers', async () => {
    // given
    list(cluster({ name: 'eu-1', servers: 2 }))
    const revoked = answer('delete', '/clusters/eu-1', null, { status: 204 })
    await open()
    await choose('eu-1', 'Revoke')
    const dialog = within(await screen.findByRole('dialog', { name: 'Revoke eu-1?' }))
    const button = dialog.getByRole('button', { name: 'Revoke' })
    expect((button as HTMLButtonElement).disabled).toBe(true)
    await userEvent.type(dialog.getByLabelText('Type eu-1 to confirm'), 'eu-1')
    // when
    await fireEvent.click(button)
    // then
    expect(await screen.findByText('eu-1 is revoked')).toBeTruthy()
    expect(new URL(revoked.requests[0]?.url ?? '').searchParams.get('force')).toBe('true')
  })

  it('should rotate after a confirmation, or say why not', async () => {
    // given
    list(cluster({ name: 'eu-1' }))
    refuse('post', '/clusters/eu-1/rotate', 409, 'conflict', { detail: 'Nobody has a credential.' })
    await open()
    await choose('eu-1', 'Change credential')
    const dialog = within(await screen.findByRole('dialog'))
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Change credential' }))
    // then
    expect((await dialog.findByRole('alert')).textContent).toContain('Nobody has a credential.')
  })

  it('should allow no new servers, and offer no credential where configuration says it', async () => {
    // given
    list(cluster({ configured: true }))
    const changed = answer('patch', '/clusters/local', cluster({ placeable: false }) as never)
    await open()
    // when
    await choose('local', 'Allow no new servers')
    // then
    expect(await screen.findByText('No new servers are placed on local')).toBeTruthy()
    expect(changed.bodies[0]).toEqual({ placeable: false })
    await userEvent.click(await screen.findByRole('button', { name: 'More for local' }))
    expect(screen.queryByRole('menuitem', { name: 'Revoke' })).toBeNull()
  })

  it('should show before the answer that no new servers are allowed, and take it back when it is refused', async () => {
    // given
    list(cluster())
    const changed = hold('patch', '/clusters/local', 403, 'forbidden')
    await open()
    // when
    await choose('local', 'Allow no new servers')
    // then
    const note = await screen.findByText('No new servers')
    // when
    changed.release()
    // then
    expect(await screen.findByText('You are not allowed to do this')).toBeTruthy()
    await waitFor(() => expect(note.isConnected).toBe(false))
  })

  it('should read labels line by line', () => {
    expect(readLabels('a=b\n\n c=d \n')).toEqual({ a: 'b', c: 'd' })
    expect(readLabels('')).toEqual({})
    expect(readLabels('a b')).toBeNull()
  })
})
