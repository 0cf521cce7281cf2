import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { discord, page, person, providers, user } from '../../../../tests/things'
import PeoplePage from './PeoplePage.vue'

const boss = user({ superAdmin: true })
const open = (at = '/platform/people') => show(PeoplePage, {}, at, boss)

describe('PeoplePage', () => {
  beforeEach(() => answer('get', '/auth/providers', providers({ items: [discord] }) as never))

  it('should be nothing for who is no super administrator', async () => {
    await show(PeoplePage)
    expect(screen.getByRole('heading', { name: 'You may not see this' })).toBeTruthy()
  })

  it('should show everybody, a page at a time', async () => {
    // given
    answer('get', '/users', {
      ...page(person({ identities: ['discord'], email: null })),
      nextCursor: 'c2',
    } as never)
    await open()
    expect(await screen.findByText(/Linked: Discord/)).toBeTruthy()
    expect(screen.getByText('No e-mail address')).toBeTruthy()
    await expectAccessible()
    const next = answer('get', '/users', page(person({ id: 'p2', displayName: 'Sam' })) as never)
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Show more' }))
    // then
    expect(await screen.findByText('Sam')).toBeTruthy()
    expect(screen.getByText('Kim')).toBeTruthy()
    expect(new URL(next.requests[0]?.url ?? '').searchParams.get('cursor')).toBe('c2')
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull())
  })

  it('should search in the panel and keep the search in the address', async () => {
    // given
    answer('get', '/users', page(person()) as never)
    const { router } = await open()
    await screen.findByText('Kim')
    const found = answer('get', '/users', page())
    // when
    await userEvent.type(screen.getByRole('searchbox'), 'nobody')
    // then
    expect(await screen.findByText('Nobody matches “nobody”')).toBeTruthy()
    expect(found.requests.map(({ url }) => new URL(url).searchParams.get('q'))).toEqual(['nobody'])
    expect(router.currentRoute.value.query).toEqual({ q: 'nobody' })
  })

  it('should make somebody super administrator after a confirmation', async () => {
    // given
    answer('get', '/users', page(person()) as never)
    const granted = answer('put', '/users/p1/super-admin', null, { status: 204 })
    await open()
    await fireEvent.click(await screen.findByRole('button', { name: /^Make super administrator/ }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Make Kim super administrator?' }))
    expect(granted.requests).toHaveLength(0)
    answer('get', '/users', page(person({ superAdmin: true })) as never)
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Make super administrator' }))
    // then
    expect(await screen.findByRole('button', { name: /^Revoke super administrator/ })).toBeTruthy()
    expect(granted.requests).toHaveLength(1)
  })

  it('should take it away again, or say why not', async () => {
    // given
    answer('get', '/users', page(person({ superAdmin: true })) as never)
    refuse('delete', '/users/p1/super-admin', 409, 'conflict', { detail: 'Named by the configuration.' })
    await open()
    await fireEvent.click(await screen.findByRole('button', { name: /^Revoke super administrator/ }))
    const dialog = within(await screen.findByRole('dialog'))
    // when
    await fireEvent.click(dialog.getByRole('button', { name: 'Revoke super administrator' }))
    // then
    expect((await dialog.findByRole('alert')).textContent).toContain('Named by the configuration.')
  })

  it('should say why configured ones and oneself cannot be revoked', async () => {
    // given
    const configured = person({ superAdmin: true, configured: true })
    const self = person({ id: boss.id, displayName: 'Robin', superAdmin: true })
    answer('get', '/users', page(configured, self) as never)
    // when
    await open()
    // then
    expect(await screen.findByText(/configuration of the panel names this person/)).toBeTruthy()
    expect(screen.getByText(/cannot revoke your own/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /super administrator/ })).toBeNull()
  })
})
