import { render, screen } from '@testing-library/vue'
import { describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'
import { useNear } from './useNear'

type Tell = (entries: { target: Element; isIntersecting: boolean }[]) => void

const watched = new Set<Element>()
let tell: Tell = () => undefined
vi.stubGlobal(
  'IntersectionObserver',
  class {
    constructor(callback: Tell) {
      tell = callback
    }
    observe = (element: Element) => watched.add(element)
    unobserve = (element: Element) => watched.delete(element)
  },
)

const Part = defineComponent({
  props: { early: Boolean },
  setup({ early }) {
    const element = ref<HTMLElement | null>(null)
    const near = useNear(element, early)
    return () =>
      h('div', { ref: element, 'data-testid': 'part' }, near.value ? [h('button', 'Stop')] : ['far'])
  },
})
const move = (isIntersecting: boolean) => {
  tell([{ target: screen.getByTestId('part'), isIntersecting }])
  return nextTick()
}

describe('useNear', () => {
  it('should begin far away, come near and go away again', async () => {
    // given
    const { unmount } = render(Part)
    expect(screen.queryByRole('button')).toBeNull()
    // when, then
    await move(true)
    expect(screen.getByRole('button')).toBeTruthy()
    await move(false)
    expect(screen.queryByRole('button')).toBeNull()
    unmount()
    expect(watched.size).toBe(0)
  })

  it('should be there at once where the page begins', () => {
    // when
    render(Part, { props: { early: true } })
    // then
    expect(screen.getByRole('button')).toBeTruthy()
  })

  it('should keep what holds the focus however far it is scrolled away', async () => {
    // given
    render(Part, { props: { early: true } })
    const button = screen.getByRole('button')
    button.focus()
    // when
    await move(false)
    // then
    expect(screen.getByRole('button')).toBe(button)
    expect(document.activeElement).toBe(button)
  })
})
