import { fireEvent, screen } from '@testing-library/vue'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { expectAccessible, show } from '../../tests/page'
import UiTabs from './UiTabs.vue'

const items = ['Overview', 'Console', 'Settings'].map((text, i) => ({
  name: text,
  text,
  to: ['/', '/account', '/sign-in'][i] ?? '/',
}))

async function open(scrollLeft: number) {
  const seen = vi.spyOn(Element.prototype, 'scrollIntoView')
  await show(UiTabs, { label: 'Parts', items })
  const bar = screen.getByRole('navigation', { name: 'Parts' })
  const sizes = { scrollWidth: 500, clientWidth: 300, scrollLeft }
  for (const [name, value] of Object.entries(sizes))
    Object.defineProperty(bar, name, { value, configurable: true })
  await fireEvent.scroll(bar)
  const fades = ['--before', '--after'].map((edge) => bar.style.getPropertyValue(edge) !== '0px')
  return { bar, fades, seen }
}
afterEach(() => vi.restoreAllMocks())

describe('UiTabs', () => {
  it.each([
    ['at the start', 0, [false, true]],
    ['in between', 100, [true, true]],
    ['at the end', 200, [true, false]],
    ['in between, from right to left', -100, [true, true]],
  ])('should fade where there are more: %s', async (_, place, expected) => {
    // when
    const { fades } = await open(place)
    // then
    expect(fades).toEqual(expected)
    await expectAccessible()
  })

  it('should show the one that is open with those beside it', async () => {
    // when
    const { seen } = await open(0)
    // then
    expect(seen).toHaveBeenCalledWith({ block: 'nearest', inline: 'center', behavior: 'instant' })
    expect(screen.getByRole('link', { current: 'page' }).textContent.trim()).toBe('Overview')
  })
})
