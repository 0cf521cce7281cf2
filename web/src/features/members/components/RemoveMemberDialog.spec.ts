import { screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer, hold } from '../../../../tests/api'
import { show } from '../../../../tests/page'
import { everything, member, page, tenant } from '../../../../tests/things'
import MembersTab from './MembersTab.vue'

describe('a member who is removed', () => {
  it('should be seen before the answer, and taken back when it is refused', async () => {
    // given
    const sam = member({ userId: 'u3', displayName: 'Sam' })
    answer('get', '/tenants/t1/members', page(member(), sam) as never)
    const removed = hold('delete', '/tenants/t1/members/u2', 409, 'conflict')
    await show(MembersTab, { tenant: tenant(), permissions: everything }, '/t/nimbus-crew/members')
    const user = userEvent.setup()
    await user.click(await screen.findByRole('button', { name: 'Remove : Kim Lee' }))
    // when
    await user.click(await screen.findByRole('button', { name: 'Remove member' }))
    // then
    await waitFor(() => expect(screen.queryByText('Kim Lee')).toBeNull())
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Sam'))
    // when
    removed.release()
    // then
    expect(await screen.findByText('That is not possible now')).toBeTruthy()
    expect(screen.getByText('Kim Lee')).toBeTruthy()
  })
})
