import { fireEvent, screen, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { everything, only, page, plans, quota, tenant, user } from '../../../../tests/things'
import QuotaTab from './QuotaTab.vue'

const at = '/t/nimbus-crew/settings'
const usage = '/tenants/t1/usage'
const used = (more: Record<string, number> = {}) => {
  const nothing = { servers: 0, cpuMillis: 0, memoryMiB: 0, diskMiB: 0 }
  return { limits: nothing, used: { ...nothing, ...more } }
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('the quota of a community', () => {
  const open = (permissions = everything, person = user()) =>
    show(QuotaTab, { tenant: tenant(), permissions }, `${at}/quota`, person)

  beforeEach(() => {
    answer('get', '/tenants/t1/quota', quota() as never)
    answer('get', usage, used())
    answer('get', '/plans', page(...plans) as never)
  })

  it('should say plan, limits and ceiling', async () => {
    await open(only('quota:read'))
    expect(await screen.findByText('Plan: Small')).toBeTruthy()
    const memory = screen.getByRole('row', { name: /^Memory/ })
    expect(memory.textContent).toContain('8 GiB')
    expect(memory.textContent).toContain('16 GiB')
    expect(screen.queryByRole('button')).toBeNull()
    await expectAccessible()
  })

  it('should say what is in use beside that', async () => {
    // given
    answer('get', usage, used({ servers: 2, cpuMillis: 4000, memoryMiB: 6144 }))
    // when
    await open()
    // then
    await screen.findByRole('columnheader', { name: 'In use' })
    const cells = (name: RegExp) =>
      within(screen.getByRole('row', { name }))
        .getAllByRole('cell')
        .map(({ textContent }) => textContent.trim())
    expect(cells(/^Servers/)).toEqual(['2', '5', '20'])
    expect(cells(/^Processor/)).toEqual(['4 cores', '4 cores', '8 cores'])
    expect(cells(/^Memory/)).toEqual(['6 GiB', '8 GiB', '16 GiB'])
    expect(cells(/^Backups/)).toEqual(['–', '10', '50'])
    expect(screen.queryByText(/More is in use/)).toBeNull()
    await expectAccessible()
  })

  it('should say so when more is in use than is allowed', async () => {
    // given
    answer('get', usage, used({ memoryMiB: 9000 }))
    // when
    await open()
    // then
    expect(await screen.findByText('More is in use than the quota allows')).toBeTruthy()
  })

  it('should take a plan within the ceiling', async () => {
    // given
    const changed = answer('put', '/tenants/t1/quota', quota({ plan: 'MEDIUM' }) as never)
    await open()
    await fireEvent.click(await screen.findByRole('button', { name: 'Change quota' }))
    expect((await screen.findByLabelText<HTMLInputElement>(/^Large/)).disabled).toBe(true)
    await expectAccessible()
    // when
    await fireEvent.click(screen.getByLabelText(/^Medium/))
    await press('Save quota')
    // then
    expect(await screen.findByText('Plan: Medium')).toBeTruthy()
    expect(changed.bodies).toEqual([{ plan: 'MEDIUM' }])
  })

  it('should take limits of one’s own up to the ceiling', async () => {
    // given
    const changed = answer('put', '/tenants/t1/quota', quota({ plan: 'CUSTOM' }) as never)
    await open()
    await fireEvent.click(await screen.findByRole('button', { name: 'Change quota' }))
    await fireEvent.click(await screen.findByLabelText(/^Custom/))
    const servers = screen.getByLabelText('Servers')
    await userEvent.clear(servers)
    await userEvent.type(servers, '21')
    await press('Save quota')
    expect(await screen.findByText('Use a whole number from 0 to 20.')).toBeTruthy()
    expect(changed.requests).toHaveLength(0)
    // when
    await userEvent.clear(servers)
    await userEvent.type(servers, '7')
    await press('Save quota')
    // then
    expect(await screen.findByText('Plan: Custom')).toBeTruthy()
    expect(changed.bodies).toEqual([{ plan: 'CUSTOM', limits: { ...quota().limits, servers: 7 } }])
  })

  it('should say the limits of each plan as the panel has them', async () => {
    // given
    await open()
    // when
    await fireEvent.click(await screen.findByRole('button', { name: 'Change quota' }))
    // then
    expect((await screen.findByText(/^20 servers, 8 cores/)).textContent).toContain('50 backups')
  })

  it('should offer no choice but to try again when the plans cannot be had', async () => {
    // given
    refuse('get', '/plans', 503, 'dependency-unavailable')
    await open()
    await fireEvent.click(await screen.findByRole('button', { name: 'Change quota' }))
    await screen.findByRole('alert')
    answer('get', '/plans', page(...plans) as never)
    // when
    await press('Try again')
    // then
    expect(await screen.findByLabelText(/^Medium/)).toBeTruthy()
  })

  it('should not bind super administrators to the ceiling', async () => {
    await open(everything, user({ superAdmin: true }))
    await fireEvent.click(await screen.findByRole('button', { name: 'Change quota' }))
    expect((await screen.findByLabelText<HTMLInputElement>(/^Large/)).disabled).toBe(false)
  })
})
