import { fireEvent, screen, waitFor } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { offer, user } from '../../../../tests/things'
import InvitationPage from './InvitationPage.vue'

describe('the link of an invitation', () => {
  const address = '/invitation#token=secret-token'
  const open = (at = address, person: ReturnType<typeof user> | null = user()) =>
    show(InvitationPage, {}, at, person)

  it('should show what it is for and let one in', async () => {
    // given
    const looked = answer('post', '/invitations/look', offer() as never)
    const accepted = answer('post', '/invitations/accept', offer() as never)
    const { router } = await open()
    expect(await screen.findByRole('heading', { name: 'Join Nimbus Crew' })).toBeTruthy()
    expect(screen.getByText('Builders')).toBeTruthy()
    expect(router.currentRoute.value.fullPath).toBe('/invitation')
    expect(location.href).not.toContain('secret-token')
    expect(accepted.requests).toHaveLength(0)
    await expectAccessible()
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Accept invitation' }))
    // then
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/t/nimbus-crew/servers'))
    for (const { requests, bodies } of [looked, accepted]) {
      expect(bodies).toEqual([{ token: 'secret-token' }])
      expect(requests[0]?.url).not.toContain('secret-token')
    }
  })

  it('should wait for sign-in with the token out of every address', async () => {
    // given
    const { router, unmount } = await open(address, null)
    expect(screen.getByRole('heading', { name: 'You are invited' })).toBeTruthy()
    await expectAccessible()
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Sign in' }))
    // then
    await waitFor(() => expect(router.currentRoute.value.fullPath).toBe('/sign-in?returnTo=/invitation'))
    unmount()
    // when
    const looked = answer('post', '/invitations/look', offer() as never)
    await open('/invitation')
    // then
    expect(await screen.findByRole('heading', { name: 'Join Nimbus Crew' })).toBeTruthy()
    expect(looked.bodies).toEqual([{ token: 'secret-token' }])
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('secret-token')
  })

  it('should say that it is over', async () => {
    // given
    refuse('post', '/invitations/look', 410, 'link-expired')
    // when
    await open()
    // then
    expect(await screen.findByText(/accepted already, revoked, or is too old/)).toBeTruthy()
  })

  it('should say that it is for somebody else', async () => {
    // given
    answer('post', '/invitations/look', offer() as never)
    const detail = 'This invitation is for somebody with another e-mail address.'
    refuse('post', '/invitations/accept', 403, 'forbidden', { detail })
    await open()
    // when
    await fireEvent.click(await screen.findByRole('button', { name: 'Accept invitation' }))
    // then
    expect((await screen.findByRole('alert')).textContent).toContain(detail)
  })

  it('should be nothing without a token', async () => {
    await open('/invitation')
    expect(screen.getByRole('heading', { name: 'This link does not work any more' })).toBeTruthy()
  })
})
