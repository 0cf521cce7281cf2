import { fireEvent, screen, waitFor } from '@testing-library/vue'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '@/api/problem'
import { expectAccessible, press, show } from '../../tests/page'
import { useToasts, type Toast } from './toasts'
import UiKbd from './UiKbd.vue'

async function told(more: Partial<Toast> = {}) {
  await show(UiKbd, { keys: ['x'] })
  useToasts().show({ tone: 'success', title: 'Saved', ...more })
  return screen.findByText('Saved')
}

describe('a toast', () => {
  afterEach(() => vi.restoreAllMocks())

  it('should take back what was done, and say so', async () => {
    // given
    const undo = vi.fn(() => Promise.resolve())
    await told({ undo })
    await expectAccessible()
    // when
    await press('Undo')
    // then
    expect(await screen.findByText('Undone')).toBeTruthy()
    expect(undo).toHaveBeenCalledOnce()
    await waitFor(() => expect(screen.queryByText('Saved')).toBeNull())
  })

  it('should say why it could not be taken back', async () => {
    // given
    await told({ undo: () => Promise.reject(new Problem(403, { code: 'forbidden' })) })
    // when
    await press('Undo')
    // then
    expect(await screen.findByText('You are not allowed to do this')).toBeTruthy()
    expect(screen.queryByText('Undone')).toBeNull()
  })

  it('should wait while somebody points at it, and longer when there is something to decide', async () => {
    // given
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const toast = await told()
    const other = useToasts()
    other.show({ tone: 'success', title: 'Changed', undo: () => Promise.resolve() })
    await fireEvent.mouseEnter(toast.closest('li') as HTMLElement)
    // when
    await vi.advanceTimersByTimeAsync(10_000)
    // then
    expect(screen.getByText('Saved')).toBeTruthy()
    expect(screen.getByText('Changed')).toBeTruthy()
    // when
    await fireEvent.mouseLeave(toast.closest('li') as HTMLElement)
    await vi.advanceTimersByTimeAsync(6500)
    // then
    expect(screen.queryByText('Saved')).toBeNull()
    expect(screen.queryByText('Changed')).toBeNull()
  })

  it('should wait while the page is not seen', async () => {
    // given
    vi.useFakeTimers({ shouldAdvanceTime: true })
    await told()
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
    await fireEvent(document, new Event('visibilitychange'))
    // when
    await vi.advanceTimersByTimeAsync(20_000)
    // then
    expect(screen.getByText('Saved')).toBeTruthy()
    // when
    hidden.mockReturnValue(false)
    await fireEvent(document, new Event('visibilitychange'))
    await vi.advanceTimersByTimeAsync(6500)
    // then
    expect(screen.queryByText('Saved')).toBeNull()
  })

  it('should be reached by F8 from anywhere', async () => {
    // given
    await told({ undo: () => Promise.resolve() })
    // when
    await fireEvent.keyDown(document.body, { key: 'F8' })
    // then
    expect(document.activeElement?.textContent).toContain('Undo')
  })
})
