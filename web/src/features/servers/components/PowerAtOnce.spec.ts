import { fireEvent, screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { keys } from '@/api/keys'
import { observations } from '@/api/observations'
import type { Server } from '@/api/types'
import { hold } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { everything, server, stateData } from '../../../../tests/things'
import PowerButtons from './PowerButtons.vue'

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name })

describe('power before the answer', () => {
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
