import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { usageSamples } from '@/api/samples'
import type { Permissions } from '@/api/permissions'
import type { Server } from '@/api/types'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { everything, only, page, server, template, tenant } from '../../../../tests/things'
import ServersPage from './ServersPage.vue'

async function open(servers: Server[], at = '', permissions: Permissions = everything) {
  answer('get', '/tenants/t1/servers/usage', { servers: [] })
  answer('get', '/tenants/t1/templates', page(template(), template({ id: 'paper', name: 'Paper' })))
  answer('get', '/tenants/t1/servers', page(...servers))
  const shown = await show(ServersPage, { tenant: tenant(), permissions }, `/t/nimbus-crew/servers${at}`)
  await screen.findByText(/ of \d/, { selector: 'p' })
  return shown
}
const names = () => screen.queryAllByRole('rowheader').map((row) => within(row).getByRole('link').textContent)
const pick = (name: string) => screen.getByRole('checkbox', { name: `Select ${name}` })
const abc = () => ['A', 'B', 'C', 'D'].map((name) => server({ name }))

describe('ServersBoard', () => {
  it('should show cards when that is wanted, and remember it', async () => {
    // given
    const { unmount } = await open([server({ name: 'A' })])
    await fireEvent.click(screen.getByRole('button', { name: 'Cards' }))
    expect(await screen.findByRole('heading', { name: 'A' })).toBeTruthy()
    expect(screen.queryByRole('table')).toBeNull()
    await expectAccessible()
    // when
    unmount()
    await open([server({ name: 'B' })])
    // then
    expect(screen.getByRole('button', { name: 'Cards' }).getAttribute('aria-pressed')).toBe('true')
    expect(screen.getByRole('heading', { name: 'B' })).toBeTruthy()
  })

  it('should keep favourites first, and remember them', async () => {
    // given
    const servers = abc()
    const { unmount } = await open(servers)
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Favourite: C' }))
    // then
    await waitFor(() => expect(names()).toEqual(['C', 'A', 'B', 'D']))
    unmount()
    await open(servers, '?favourites=1')
    expect(names()).toEqual(['C'])
    expect(screen.getByRole('button', { name: 'Favourite: C' }).getAttribute('aria-pressed')).toBe('true')
  })

  it('should filter by state and template in the address, and go back', async () => {
    // given
    const { router } = await open([
      server({ name: 'A', state: 'CRASHED' }),
      server({ name: 'B', templateId: 'paper' }),
      server({ name: 'C' }),
    ])
    await screen.findByRole('option', { name: 'Paper (1)' })
    // when
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'State' }), 'Running (2)')
    await waitFor(() => expect(names()).toEqual(['B', 'C']))
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Game' }), 'Paper (1)')
    await waitFor(() => expect(names()).toEqual(['B']))
    // then
    expect(router.currentRoute.value.query).toMatchObject({ state: 'RUNNING', template: 'paper' })
    router.back()
    await waitFor(() => expect(names()).toEqual(['B', 'C']))
  })

  it('should sort by what needs attention, by players and by the last change', async () => {
    // given
    await open([
      server({ name: 'A', stateSince: '2026-01-01T10:00:00Z' }),
      server({ name: 'B', state: 'CRASHED', stateSince: '2026-01-02T10:00:00Z' }),
      server({ name: 'C', players: { online: 3, max: 9 }, stateSince: '2026-01-03T10:00:00Z' }),
    ])
    const sort = (order: string) =>
      userEvent.selectOptions(screen.getByRole('combobox', { name: 'Sort by' }), order)
    // when, then
    await sort('What needs attention')
    await waitFor(() => expect(names()).toEqual(['B', 'A', 'C']))
    await sort('Players')
    await waitFor(() => expect(names()).toEqual(['C', 'A', 'B']))
    await sort('Last change')
    await waitFor(() => expect(names()).toEqual(['C', 'B', 'A']))
  })

  it('should say how to see all again when nothing fits', async () => {
    // given
    await open(abc(), '?state=FAILED')
    expect(screen.getByText('No server fits these filters')).toBeTruthy()
    await expectAccessible()
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Clear filters' }))
    // then
    await waitFor(() => expect(names()).toHaveLength(4))
  })

  it('should draw how many played once that was told of five steps', async () => {
    // given
    const one = server({ players: { online: 4, max: 10 } })
    const { container } = await open([one])
    expect(container.querySelector('svg.w-12 path')).toBeNull()
    // when
    for (const minute of [0, 2, 4, 6, 8])
      usageSamples.add({
        serverId: one.id,
        players: { online: 4, max: 10 },
        at: `2026-01-01T10:0${minute}:00Z`,
      })
    // then
    await waitFor(() => expect(container.querySelector('svg.w-12 path')).toBeTruthy())
    expect(container.querySelector('svg.w-12')?.getAttribute('aria-hidden')).toBe('true')
    expect(screen.getByText('4 of 10 players')).toBeTruthy()
  })

  it('should offer only the power that may be used', async () => {
    // when
    await open([server({ name: 'A' })], '', only('server:read', 'server:restart', 'template:read'))
    // then
    expect(screen.getByRole('button', { name: 'Restart A' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^(Start|Stop) A/ })).toBeNull()
  })

  it('should select from one to another with Shift, and all that is shown', async () => {
    // given
    await open(abc())
    const user = userEvent.setup()
    // when
    await user.click(pick('A'))
    await user.keyboard('{Shift>}')
    await user.click(pick('C'))
    await user.keyboard('{/Shift}')
    // then
    expect(await screen.findByText('3 servers selected')).toBeTruthy()
    await expectAccessible()
    await user.click(screen.getByRole('checkbox', { name: 'Select all shown' }))
    expect(await screen.findByText('4 servers selected')).toBeTruthy()
    await user.click(screen.getByRole('checkbox', { name: 'Select all shown' }))
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Selected servers' })).toBeNull())
  })

  it('should stop all that is selected and say where that did not work', async () => {
    // given
    const [a, b, c] = [server({ name: 'A' }), server({ name: 'B' }), server({ name: 'C', state: 'STOPPED' })]
    const power = answer('post', `/tenants/t1/servers/${a.id}/power`, { ...a, state: 'STOPPING' } as never)
    refuse('post', `/tenants/t1/servers/${b.id}/power`, 409, 'power-in-progress', { detail: 'It restarts.' })
    await open([a, b, c])
    // when
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Select all shown' }))
    await fireEvent.click(await screen.findByRole('button', { name: 'Stop selected servers' }))
    // then
    expect(await screen.findByText('Stop: asked of 1 of 3')).toBeTruthy()
    expect(screen.getByText(/It restarts\./)).toBeTruthy()
    expect(screen.getByText('Not possible in the present state.', { selector: 'li *' })).toBeTruthy()
    expect(power.bodies).toEqual([{ action: 'stop' }])
    await expectAccessible()
    await fireEvent.click(screen.getByRole('button', { name: 'Dismiss summary' }))
    expect(screen.queryByText('Stop: asked of 1 of 3')).toBeNull()
  })

  it('should kill only once that was confirmed', async () => {
    // given
    const one = server({ name: 'A' })
    const power = answer('post', `/tenants/t1/servers/${one.id}/power`, one as never)
    await open([one])
    await fireEvent.click(pick('A'))
    // when
    await fireEvent.click(await screen.findByRole('button', { name: 'Kill selected servers' }))
    expect(power.requests).toHaveLength(0)
    await fireEvent.click(await screen.findByRole('button', { name: 'Kill 1 server' }))
    // then
    expect(await screen.findByText('Kill: asked of 1 of 1')).toBeTruthy()
    expect(power.bodies).toEqual([{ action: 'kill' }])
  })

  it('should give the focus back to where the selection was made', async () => {
    // given
    const one = server({ name: 'A' })
    answer('post', `/tenants/t1/servers/${one.id}/power`, one as never)
    await open([one, server({ name: 'B' })])
    const user = userEvent.setup()
    // when, then
    await user.click(pick('B'))
    await user.click(await screen.findByRole('button', { name: 'Clear selection' }))
    await waitFor(() => expect(document.activeElement).toBe(pick('B')))
    const all = screen.getByRole('checkbox', { name: 'Select all shown' })
    await user.click(all)
    await user.click(await screen.findByRole('button', { name: 'Clear selection' }))
    await waitFor(() => expect(document.activeElement).toBe(all))
    await user.click(pick('A'))
    await user.click(await screen.findByRole('button', { name: 'Kill selected servers' }))
    await user.click(await screen.findByRole('button', { name: 'Kill 1 server' }))
    await waitFor(() => expect(document.activeElement).toBe(pick('A')))
  })

  it('should show hundreds, the first of them at once', async () => {
    // when
    await open(Array.from({ length: 130 }, (_, i) => server({ name: `S${i}` })))
    // then
    expect(names().length).toBeGreaterThanOrEqual(40)
    await waitFor(() => expect(names()).toHaveLength(130))
    // of those that are far away the words
    expect(screen.getAllByText('localhost:25565')).toHaveLength(130)
    expect(screen.getAllByRole('checkbox', { name: /^Select S/ }).length).toBeLessThan(130)
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Select all shown' }))
    expect(await screen.findByText('130 servers selected')).toBeTruthy()
    await expectAccessible()
  })
})
