import { fireEvent, screen, waitFor } from '@testing-library/vue'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { keys } from '@/api/keys'
import userEvent from '@testing-library/user-event'
import { observations } from '@/api/observations'
import type { Server } from '@/api/types'
import { answer, api, hold, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { details, everything, only, server, stateData, template } from '../../../../tests/things'
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

  describe('before the answer', () => {
    const path = (id: string) => `/tenants/t1/servers/${id}/power`
    /** With the server as the pages of it have it. */
    async function open(one = server()) {
      const shown = await show(PowerButtons, { server: one, permissions: everything })
      const places = [keys.server('t1', one.id), keys.servers('t1')] as const
      shown.cache.setQueryData(places[0], one)
      shown.cache.setQueryData(places[1], [server(), one])
      const seen = () => [
        shown.cache.getQueryData<Server>(places[0]),
        shown.cache.getQueryData<Server[]>(places[1])?.[1],
      ]
      return { ...shown, one, seen }
    }

    it.each([
      ['Start', 'STOPPED', 'STARTING', 'RUNNING'],
      ['Stop', 'RUNNING', 'STOPPING', 'STOPPED'],
      ['Restart', 'RUNNING', 'STOPPING', 'RUNNING'],
      ['Restart', 'CRASHED', 'STARTING', 'RUNNING'],
    ] as const)(
      'should show after %s where a server that is %s goes, and that it did not when it is refused',
      async (verb, state, wish, desiredState) => {
        // given
        const { one, seen } = await open(server({ state, stateReason: 'Because' }))
        const power = hold('post', path(one.id), 409, 'power-in-progress')
        // when
        await fireEvent.click(button(verb))
        // then
        for (const place of seen())
          expect(place).toMatchObject({ state: wish, desiredState, stateReason: null })
        // when
        power.release()
        // then
        expect(await screen.findByText('A power action is still running')).toBeTruthy()
        expect(seen()).toEqual([one, one])
      },
    )

    it.each([
      [403, 'forbidden', 'You are not allowed to do this'],
      [503, 'dependency-unavailable', 'A part of the panel is not available'],
      [0, undefined, 'The panel does not answer'],
    ])('should say what happened when the answer is %d, and be as before', async (status, code, words) => {
      // given
      const { one, seen } = await open()
      const power = hold('post', path(one.id), status, code)
      await fireEvent.click(button('Stop'))
      expect(seen()[0]?.state).toBe('STOPPING')
      // when
      power.release()
      // then
      expect(await screen.findByText(words)).toBeTruthy()
      expect(seen()).toEqual([one, one])
    })

    it.each(['CRASHED', 'STOPPING'] as const)(
      'should leave what the live feed says meanwhile: %s',
      async (state) => {
        // given
        const { cache, one, seen } = await open()
        const power = hold('post', path(one.id), 409, 'power-in-progress')
        await fireEvent.click(button('Stop'))
        const change = observations.state(stateData(one, { state, stateSeq: 5 }))
        const told = { ...one, ...change }
        cache.setQueryData(keys.server('t1', one.id), told)
        cache.setQueryData(keys.servers('t1'), [server(), told])
        // when
        power.release()
        // then
        await screen.findByText('A power action is still running')
        expect(seen()).toEqual([told, told])
      },
    )

    it('should keep a kill above the stop that was refused', async () => {
      // given
      const { one, seen } = await open()
      const stop = hold('post', path(one.id), 409, 'power-in-progress')
      await fireEvent.click(button('Stop'))
      const kill = hold('post', path(one.id), 403, 'forbidden')
      await fireEvent.click(button('Kill'))
      await fireEvent.click(await screen.findByRole('button', { name: 'Kill server' }))
      // when
      stop.release()
      // then
      await screen.findByText('A power action is still running')
      expect(seen()[0]).toMatchObject({ state: 'STOPPING', desiredState: 'STOPPED' })
      // when
      kill.release()
      // then
      await screen.findByText('You are not allowed to do this')
      expect(seen()).toEqual([one, one])
    })

    it('should leave the focus at the button, which does nothing twice', async () => {
      // given
      const { one } = await open()
      const power = hold('post', path(one.id), 409, 'power-in-progress')
      const user = userEvent.setup()
      // when
      await user.click(button('Stop'))
      // then
      await waitFor(() => expect(button('Stop').getAttribute('aria-disabled')).toBe('true'))
      expect(document.activeElement).toBe(button('Stop'))
      await expectAccessible()
      // when
      await user.keyboard('{Enter}')
      power.release()
      // then
      expect(await screen.findAllByText('A power action is still running')).toHaveLength(1)
      expect(document.activeElement).toBe(button('Stop'))
      await user.tab()
      await waitFor(() => expect(button('Stop').getAttribute('aria-disabled')).toBeNull())
    })
  })
})
