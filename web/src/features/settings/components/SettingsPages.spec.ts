import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { everything, only, page, tenant, user } from '../../../../tests/things'
import { isSlug } from '../slug'
import { timeZones } from '../timeZones'
import GeneralTab from './GeneralTab.vue'
import SettingsPage from './SettingsPage.vue'

const at = '/t/nimbus-crew/settings'
const tag = (version: number) => ({ headers: { etag: `"${version}"` } })
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('the settings of a community', () => {
  const open = (permissions = everything) => show(GeneralTab, { tenant: tenant(), permissions }, at)

  beforeEach(() => answer('get', '/tenants/t1', tenant() as never, tag(3)))

  it('should save all of them against what was seen, and follow a new address', async () => {
    // given
    const renamed = tenant({ name: 'Cloud Crew', slug: 'cloud-crew', version: 4 })
    const saved = answer('patch', '/tenants/t1', renamed as never)
    const { router, cache } = await open()
    const name = await screen.findByLabelText('Name')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true)
    expect(screen.getByText('Nothing is changed yet.')).toBeTruthy()
    await expectAccessible()
    await userEvent.clear(name)
    await userEvent.type(name, 'Cloud Crew')
    await userEvent.clear(screen.getByLabelText('Short name in addresses'))
    await userEvent.type(screen.getByLabelText('Short name in addresses'), 'cloud-crew')
    await userEvent.selectOptions(screen.getByLabelText('Language'), 'de')
    await userEvent.selectOptions(screen.getByLabelText('Time zone'), 'UTC')
    await fireEvent.click(screen.getByLabelText('Require a second factor'))
    // when
    await press('Save')
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/t/cloud-crew/settings'))
    expect(saved.requests[0]?.headers.get('if-match')).toBe('"3"')
    expect(saved.bodies).toEqual([
      {
        name: 'Cloud Crew',
        slug: 'cloud-crew',
        settings: { locale: 'de', timeZone: 'UTC', requireSecondFactor: true },
      },
    ])
    expect(cache.getQueryData(['tenants'])).toEqual([renamed])
  })

  it('should say what is wrong with the short name before it is sent', async () => {
    // given
    const saved = answer('patch', '/tenants/t1', {})
    await open()
    await userEvent.type(await screen.findByLabelText('Short name in addresses'), '-')
    // when
    await press('Save')
    // then
    expect(await screen.findByText(/^Use 3 to 40 lower-case letters/)).toBeTruthy()
    expect(saved.requests).toHaveLength(0)
  })

  it('should offer the new version when somebody else was faster', async () => {
    // given
    refuse('patch', '/tenants/t1', 412, 'precondition-failed')
    await open()
    await userEvent.type(await screen.findByLabelText('Name'), ' II')
    await press('Save')
    expect((await screen.findByRole('alert')).textContent).toContain('Somebody else changed the settings')
    answer('get', '/tenants/t1', tenant({ name: 'Theirs' }) as never, tag(5))
    // when
    await press('Load the new version')
    // then
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Theirs'))
  })

  it('should be only looked at by who may not change them', async () => {
    await open(only('tenant:read'))
    expect(await screen.findByText('You may see the settings, not change them.')).toBeTruthy()
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('should be deleted only when its short name is typed', async () => {
    // given
    const gone = tenant({ status: 'DELETING', deleteAt: '2026-02-01T10:00:00Z' })
    const deleted = answer('delete', '/tenants/t1', gone as never, { status: 202 })
    const { cache } = await open()
    await fireEvent.click(await screen.findByRole('button', { name: 'Delete community' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Delete Nimbus Crew?' }))
    const button = dialog.getByRole<HTMLButtonElement>('button', { name: 'Delete community' })
    await userEvent.type(dialog.getByRole('textbox'), 'nimbus')
    expect(button.disabled).toBe(true)
    // when
    await userEvent.type(dialog.getByRole('textbox'), '-crew')
    await fireEvent.click(button)
    // then
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(new URL(deleted.requests[0]?.url ?? '').searchParams.get('confirmation')).toBe('nimbus-crew')
    expect(cache.getQueryData(['tenants'])).toEqual([gone])
  })
})

describe('suspending a community', () => {
  const open = (superAdmin: boolean) => {
    answer('get', '/tenants/t1', tenant() as never, tag(3))
    return show(GeneralTab, { tenant: tenant(), permissions: everything }, at, user({ superAdmin }))
  }

  it('should ask a super administrator once more, and let every page know', async () => {
    // given
    const suspended = tenant({ status: 'SUSPENDED', statusReason: 'ADMINISTRATOR' })
    const asked = answer('post', '/tenants/t1/suspend', suspended as never)
    const { cache } = await open(true)
    await press('Suspend community')
    const dialog = within(await screen.findByRole('dialog', { name: 'Suspend Nimbus Crew?' }))
    expect(asked.requests).toHaveLength(0)
    await expectAccessible(screen.getByRole('dialog'))
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Suspend community' }))
    // then
    expect(await screen.findByText('Nimbus Crew is suspended')).toBeTruthy()
    expect(cache.getQueryData(['tenants'])).toEqual([suspended])
  })

  it('should be offered to nobody else', async () => {
    await open(false)
    await screen.findByLabelText('Name')
    expect(screen.queryByRole('button', { name: 'Suspend community' })).toBeNull()
  })
})

describe('the frame of the settings', () => {
  it('should hide the quota from who may not see it', async () => {
    answer('get', '/tenants', page())
    await show(SettingsPage, { tenant: tenant(), permissions: only('tenant:update') }, at)
    expect(screen.getAllByRole('link').map(({ textContent }) => textContent.trim())).toEqual(['General'])
  })
})

describe('a short name', () => {
  it.each(['abc', 'a-b', 'nimbus-crew-2'])('should be good as %s', (slug) => expect(isSlug(slug)).toBe(true))
  it.each(['ab', '-abc', 'abc-', 'Abc', 'a b c', 'a'.repeat(41)])('should not be %s', (slug) =>
    expect(isSlug(slug)).toBe(false),
  )
})

describe('the time zones', () => {
  it('should hold the present one, each once', () => {
    const zones = timeZones('Mars/Olympus')
    expect(zones).toContain('Mars/Olympus')
    expect(zones).toContain('UTC')
    expect(new Set(zones).size).toBe(zones.length)
  })
})
