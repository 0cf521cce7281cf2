import { screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer, hold } from '../../../../tests/api'
import { show } from '../../../../tests/page'
import { apiKey, page } from '../../../../tests/things'
import ApiKeysTab from './ApiKeysTab.vue'

describe('a key that is revoked', () => {
  it('should be gone before the answer, lead the focus on, and come back when it is refused', async () => {
    // given
    answer('get', '/me/api-keys', page(apiKey({ id: 'k2', name: 'Monitor' }), apiKey()) as never)
    const revoked = hold('delete', '/me/api-keys/k2', 403, 'forbidden')
    await show(ApiKeysTab)
    const user = userEvent.setup()
    await user.click(await screen.findByRole('button', { name: /Revoke.*Monitor/ }))
    // when
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Revoke key' }))
    // then
    await waitFor(() => expect(screen.queryByText('Monitor')).toBeNull())
    const next = screen.getByRole('button', { name: /Revoke.*Backup script/ })
    await waitFor(() => expect(document.activeElement).toBe(next))
    expect(screen.queryByText('Monitor is revoked')).toBeNull()
    // when
    revoked.release()
    // then
    expect(await screen.findByText('You are not allowed to do this')).toBeTruthy()
    const names = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
    expect(names[0]).toContain('Monitor')
    expect(names[1]).toContain('Backup script')
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /Revoke.*Backup script/ }))
  })
})
