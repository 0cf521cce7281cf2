import { render } from '@testing-library/vue'
import { describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, ref, type Ref } from 'vue'
import { usePlace } from './usePlace'

describe('usePlace', () => {
  it('should follow what stands above, wherever the page is scrolled', async () => {
    // given
    let resized: () => void = () => undefined
    const observed: Element[] = []
    const disconnect = vi.fn()
    vi.stubGlobal(
      'ResizeObserver',
      class {
        constructor(told: () => void) {
          resized = told
        }
        observe = (element: Element) => observed.push(element)
        disconnect = disconnect
      },
    )
    let y = 240.4
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(() => new DOMRect(0, y, 10, 10))
    vi.spyOn(window, 'scrollY', 'get').mockReturnValue(100)
    const seen: { top?: Ref<number> } = {}
    const Part = defineComponent(() => {
      const part = ref<HTMLElement | null>(null)
      seen.top = usePlace(part)
      return () => h('main', h('section', { ref: part }))
    })
    // when
    const { container, unmount } = render(Part)
    await nextTick()
    // then
    expect(seen.top?.value).toBe(341)
    expect(observed).toEqual(expect.arrayContaining([container.querySelector('main'), document.body]))
    y = 260
    resized()
    expect(seen.top?.value).toBe(360)
    unmount()
    expect(disconnect).toHaveBeenCalledOnce()
    vi.unstubAllGlobals()
  })
})
