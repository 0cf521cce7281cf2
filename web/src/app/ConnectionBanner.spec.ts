import { fireEvent, render, screen } from '@testing-library/vue'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { i18n } from '@/ui/locale'
import ConnectionBanner from './ConnectionBanner.vue'

const show = (phase: string, retryAt: number | null = null) =>
  render(ConnectionBanner, { props: { phase: phase as never, retryAt }, global: { plugins: [i18n] } })
const lost = () => screen.queryByText('No live updates. What you see may be old.')

describe('ConnectionBanner', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 })
  })

  it('should not show for a blip', async () => {
    // given
    const { rerender } = show('waiting', 1000)
    await vi.advanceTimersByTimeAsync(1000)
    // when
    await rerender({ phase: 'open' })
    await vi.advanceTimersByTimeAsync(5000)
    // then
    expect(lost()).toBeNull()
  })

  it('should count down and let the next try be now', async () => {
    // given
    const { emitted } = show('waiting', 8000)
    // when
    await vi.advanceTimersByTimeAsync(3000)
    // then
    expect(lost()).toBeTruthy()
    expect(screen.getByText('Next try in 5 s')).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Retry now' }))
    expect(emitted()['retry']).toHaveLength(1)
  })

  it('should stay while it tries and go when the feed is back', async () => {
    // given
    const { rerender } = show('waiting', 2000)
    await vi.advanceTimersByTimeAsync(2000)
    // when
    await rerender({ phase: 'connecting', retryAt: null })
    expect(screen.getByText('Connecting…')).toBeTruthy()
    await rerender({ phase: 'open', retryAt: null })
    // then
    expect(lost()).toBeNull()
  })
})
