import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { useSession } from '@/api/session'
import * as files from '@/ui/files'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { user } from '../../../../tests/things'
import SecondFactorSection from './SecondFactorSection.vue'

const secret = 'JBSWY3DPEHPK3PXP'
const codes = ['aaaaa-11111', 'bbbbb-22222']
const off = { enabled: false, enabledAt: null, recoveryCodesLeft: 0 }
const on = { enabled: true, enabledAt: '2026-01-01T10:00:00Z', recoveryCodesLeft: 8 }
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))

async function scan() {
  answer('get', '/me/totp', off)
  const begun = answer(
    'post',
    '/me/totp',
    { secret, uri: `otpauth://totp/x?secret=${secret}` },
    { status: 201 },
  )
  const shown = await show(SecondFactorSection)
  await press('Set up')
  await userEvent.type(screen.getByLabelText('Your present password'), 'correct horse')
  await press('Start')
  await screen.findByRole('img', { name: 'QR code for the authenticator app' })
  return { begun, ...shown }
}

describe('setting up a second factor', () => {
  it('should lead from the secret over a code to the recovery codes, shown once', async () => {
    // given
    const { begun } = await scan()
    expect(begun.bodies).toEqual([{ currentPassword: 'correct horse' }])
    expect(screen.getByText('JBSW Y3DP EHPK 3PXP')).toBeTruthy()
    expect(document.querySelector('img')).toBeNull()
    await expectAccessible()
    const confirmed = answer('post', '/me/totp/confirm', { recoveryCodes: codes })
    // when
    await userEvent.type(screen.getByLabelText('Code from your app'), '123 456')
    await press('Turn on')
    // then
    expect(await screen.findByText('aaaaa-11111')).toBeTruthy()
    expect(confirmed.bodies).toEqual([{ code: '123456' }])
    expect(useSession().user?.secondFactor).toBe(true)
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Recovery codes'))
    await expectAccessible()
    const done = screen.getByRole<HTMLButtonElement>('button', { name: 'Done' })
    expect(done.disabled).toBe(true)
    // when
    answer('get', '/me/totp', on)
    await fireEvent.click(screen.getByLabelText('I have saved them'))
    await fireEvent.click(done)
    // then
    expect(await screen.findByText('8 recovery codes left')).toBeTruthy()
    expect(screen.queryByText('aaaaa-11111')).toBeNull()
  })

  it('should say that the code is wrong and lead back to it', async () => {
    // given
    await scan()
    const errors = [{ field: 'code', message: 'is wrong' }]
    refuse('post', '/me/totp/confirm', 400, 'validation-failed', { errors })
    // when
    await userEvent.type(screen.getByLabelText('Code from your app'), '000000')
    await press('Turn on')
    // then
    expect(await screen.findByText('is wrong')).toBeTruthy()
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Code from your app')))
  })

  it('should not ask for a password of who has none', async () => {
    // given
    answer('get', '/me/totp', off)
    const begun = answer('post', '/me/totp', { secret, uri: 'otpauth://totp/x' }, { status: 201 })
    await show(SecondFactorSection, {}, '/account/sign-in', user({ hasPassword: false }))
    // when
    await press('Set up')
    await press('Start')
    // then
    await waitFor(() => expect(begun.bodies).toEqual([{}]))
  })

  it('should leave nothing behind when it is given up', async () => {
    // given
    await scan()
    // when
    await press('Cancel')
    // then
    expect(await screen.findByRole('button', { name: 'Set up' })).toBeTruthy()
    expect(screen.queryByText('JBSW Y3DP EHPK 3PXP')).toBeNull()
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain(secret)
  })
})

describe('a second factor that is on', () => {
  const confirm = async (name: string) => {
    const dialog = within(await screen.findByRole('dialog'))
    await userEvent.type(dialog.getByLabelText('Code from your app'), '123456')
    await fireEvent.click(dialog.getByRole('button', { name }))
  }

  it('should give new recovery codes for a code, to be saved as a file', async () => {
    // given
    answer('get', '/me/totp', on)
    const renewed = answer('post', '/me/totp/recovery-codes', { recoveryCodes: codes })
    const save = vi.spyOn(files, 'saveText').mockImplementation(() => undefined)
    await show(SecondFactorSection)
    await press('New recovery codes')
    await expectAccessible(await screen.findByRole('dialog'))
    // when
    await confirm('New recovery codes')
    // then
    expect(await screen.findByText('bbbbb-22222')).toBeTruthy()
    expect(renewed.bodies).toEqual([{ code: '123456' }])
    // when
    await press('Save as a file')
    // then
    expect(save.mock.calls[0]?.[1]).toContain('aaaaa-11111\nbbbbb-22222')
  })

  it('should be turned off with a code', async () => {
    // given
    answer('get', '/me/totp', on)
    const disabled = answer('post', '/me/totp/disable', null, { status: 204 })
    await show(SecondFactorSection, {}, '/', user({ secondFactor: true }))
    await press('Turn off')
    answer('get', '/me/totp', off)
    // when
    await confirm('Turn off')
    // then
    expect(await screen.findByRole('button', { name: 'Set up' })).toBeTruthy()
    expect(disabled.bodies).toEqual([{ code: '123456' }])
    expect(useSession().user?.secondFactor).toBe(false)
  })

  it('should warn when no recovery code is left', async () => {
    answer('get', '/me/totp', { ...on, recoveryCodesLeft: 0 })
    await show(SecondFactorSection)
    expect(await screen.findByText('No recovery code left. Make new ones.')).toBeTruthy()
  })
})
