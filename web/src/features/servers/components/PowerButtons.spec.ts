import { fireEvent, screen, waitFor } from '@testing-library/vue'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { keys } from '@/api/keys'
import { answer, api, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { details, everything, only, server, template } from '../../../../tests/things'
import PowerButtons from './PowerButtons.vue'

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name })

describe('PowerButtons', () => {
  it('should enable what makes sense in the state and say why the others are off', async () => {
    // when
    await show(PowerButtons, { server: server({ state: 'STOPPED' }), permissions: everything })
    // then
    expect(button('Start').disabled).toBe(false)
    expect(button('Stop').disabled).toBe(true)
    expect(button('Stop').title).toBe('Not possible in the present state.')
    await expectAccessible()
  })

  it('should switch off what may not be done', async () => {
    // when
    await show(PowerButtons, { server: server(), permissions: only('server:restart') })
    // then
    expect(button('Restart').disabled).toBe(false)
    expect(button('Stop').title).toBe('You do not have the permission for this.')
  })

  it('should say in plain sight that nothing of it may be done', async () => {
    // when
    await show(PowerButtons, { server: server(), permissions: only('server:read') })
    // then
    expect(screen.getByText('You do not have the permission for this.')).toBeTruthy()
    await expectAccessible()
  })

  it('should show the accepted server at once and let only kill through meanwhile', async () => {
    // given
    const one = server()
    let release = () => undefined as unknown
    const held = new Promise((resolve) => (release = () => resolve(undefined)))
    api.use(
      http.post(`*/api/v1/tenants/t1/servers/${one.id}/power`, async () => {
        await held
        return HttpResponse.json({ ...one, state: 'STOPPING' }, { status: 202 })
      }),
    )
    const { cache } = await show(PowerButtons, { server: one, permissions: everything })
    // when
    await fireEvent.click(button('Stop'))
    // then
    expect(button('Restart').disabled).toBe(true)
    expect(button('Kill').disabled).toBe(false)
    release()
    await waitFor(() =>
      expect(cache.getQueryData(keys.server('t1', one.id))).toMatchObject({ state: 'STOPPING' }),
    )
  })

  it('should kill only after a question', async () => {
    // given
    const one = server({ name: 'Survival' })
    const power = answer('post', `/tenants/t1/servers/${one.id}/power`, one, { status: 202 })
    await show(PowerButtons, { server: one, permissions: everything })
    // when
    await fireEvent.click(button('Kill'))
    expect(await screen.findByRole('dialog', { name: 'Kill Survival?' })).toBeTruthy()
    expect(power.requests).toHaveLength(0)
    await expectAccessible(screen.getByRole('dialog'))
    await fireEvent.click(button('Kill server'))
    // then
    await waitFor(() => expect(power.bodies).toEqual([{ action: 'kill' }]))
  })

  it('should leave the server alone when the question is declined', async () => {
    // given
    await show(PowerButtons, { server: server(), permissions: everything })
    await fireEvent.click(button('Kill'))
    // when
    await fireEvent.click(await screen.findByRole('button', { name: 'Keep it running' }))
    // then
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('should say why when the panel refuses', async () => {
    // given
    const one = server()
    refuse('post', `/tenants/t1/servers/${one.id}/power`, 409, 'power-in-progress')
    await show(PowerButtons, { server: one, permissions: everything })
    // when
    await fireEvent.click(button('Restart'))
    // then
    expect((await screen.findAllByText('A power action is still running')).length).toBeGreaterThan(0)
  })

  it('should count down to when a game that stops is killed, and offer to do that now', async () => {
    // given
    const stops = details(template())
    stops.spec.stop.timeoutSeconds = 60
    answer('get', '/tenants/t1/templates/demo/versions/1', stops as never)
    const stateSince = new Date(Date.now() - 18_500).toISOString()
    // when
    await show(PowerButtons, { server: server({ state: 'STOPPING', stateSince }), permissions: everything })
    // then
    const timer = await screen.findByRole('timer')
    expect(timer.textContent).toMatch(/Killed in 4[0-2] seconds unless it has stopped by then/)
    expect(button('Stop').disabled).toBe(true)
    await expectAccessible()
    // when
    await fireEvent.click(button('Kill now'))
    // then
    expect(await screen.findByRole('dialog', { name: 'Kill Survival?' })).toBeTruthy()
  })

  it('should say so when that time is over', async () => {
    // given
    const stops = details(template())
    stops.spec.stop.timeoutSeconds = 60
    answer('get', '/tenants/t1/templates/demo/versions/1', stops as never)
    // when
    await show(PowerButtons, { server: server({ state: 'STOPPING' }), permissions: everything })
    // then
    expect((await screen.findByRole('timer')).textContent).toContain('it is being killed')
  })

  it.each([
    ['follows no template', { templateId: null }, everything],
    ['may not be known', {}, only('server:stop')],
  ])('should count down nothing where it %s', async (_why, more, permissions) => {
    // when
    await show(PowerButtons, { server: server({ state: 'STOPPING', ...more }), permissions })
    // then
    expect(screen.queryByRole('timer')).toBeNull()
  })
})
