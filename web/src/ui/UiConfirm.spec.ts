import { fireEvent, screen, waitFor } from '@testing-library/vue'
import { describe, expect, it, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import { Problem } from '@/api/problem'
import { expectAccessible, show } from '../../tests/page'
import UiConfirm from './UiConfirm.vue'

/** A page that asks whether to go, and counts how often that was done. */
async function asked(work: () => Promise<unknown>, props: Record<string, unknown> = {}) {
  const open = ref(true)
  const done = vi.fn()
  await show(
    defineComponent(
      () => () =>
        h(UiConfirm, {
          open: open.value,
          'onUpdate:open': (now: boolean) => (open.value = now),
          title: 'Go?',
          text: 'There is no way back.',
          action: 'Go now',
          done: 'Gone',
          work,
          onDone: done,
          ...props,
        }),
    ),
  )
  await screen.findByRole('dialog', { name: 'Go?' })
  return { open, done }
}
const fail = () => expect.fail('Nothing was begun.')
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('UiConfirm', () => {
  it('should do it once, close and tell of it', async () => {
    // given
    let finish: (value: unknown) => void = fail
    const work = vi.fn(() => new Promise((resolve) => (finish = resolve)))
    const { open, done } = await asked(work)
    await expectAccessible()
    // when
    await press('Go now')
    await press('Go now')
    finish(null)
    // then
    expect(await screen.findByText('Gone')).toBeTruthy()
    expect([work.mock.calls.length, done.mock.calls.length, open.value]).toEqual([1, 1, false])
  })

  it('should stay open and say why when it is refused, and forget that when asked again', async () => {
    // given
    const { open, done } = await asked(() => Promise.reject(new Problem(403, { code: 'forbidden' })))
    // when
    await press('Go now')
    // then
    expect(await screen.findByRole('alert')).toBeTruthy()
    expect([done.mock.calls.length, open.value]).toEqual([0, true])
    open.value = false
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    open.value = true
    await screen.findByRole('dialog')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('should do nothing when one would rather not', async () => {
    // given
    const work = vi.fn(() => Promise.resolve())
    const { open } = await asked(work, { keep: 'Stay here' })
    // when
    await press('Stay here')
    // then
    expect([work.mock.calls.length, open.value]).toEqual([0, false])
  })
})
