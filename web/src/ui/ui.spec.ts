import { fireEvent, render, screen, waitFor } from '@testing-library/vue'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ServerState } from '@/api/types'
import { expectAccessible, show } from '../../tests/page'
import { copyText } from './clipboard'
import { exactSpan, spanInWords } from './duration'
import { i18n, preferredLocale } from './locale'
import { useToasts } from './toasts'
import UiCopy from './UiCopy.vue'
import UiProblem from './UiProblem.vue'
import UiSince from './UiSince.vue'
import UiStateBadge from './UiStateBadge.vue'

describe('UiStateBadge', () => {
  it.each<[ServerState, string, string]>([
    ['RUNNING', 'dot', 'Running'],
    ['STARTING', 'ring', 'Starting'],
    ['STOPPED', 'hollow', 'Stopped'],
    ['CRASHED', 'triangle', 'Crashed'],
    ['SUSPENDED', 'bars', 'Suspended'],
    ['UNKNOWN', 'dashed', 'Unknown'],
  ])('should say %s with a shape and a word', (state, shape, word) => {
    const { container } = render(UiStateBadge, { props: { state }, global: { plugins: [i18n] } })
    expect(container.querySelector('svg')?.dataset['shape']).toBe(shape)
    expect(container.textContent.trim()).toBe(word)
  })

  it('should show a state it does not know as unknown', () => {
    const { container } = render(UiStateBadge, {
      props: { state: 'MIGRATING' as ServerState },
      global: { plugins: [i18n] },
    })
    expect(container.querySelector('svg')?.dataset['shape']).toBe('dashed')
  })
})

describe('UiSince', () => {
  it('should move on by itself', async () => {
    vi.useFakeTimers({ now: Date.parse('2026-01-01T10:00:59Z') })
    render(UiSince, { props: { at: '2026-01-01T10:00:00Z' }, global: { plugins: [i18n] } })
    expect(screen.getByText('for 59 seconds')).toBeTruthy()
    await vi.advanceTimersByTimeAsync(1000)
    expect(screen.getByText('for 1 minute')).toBeTruthy()
  })
})

describe('exactSpan', () => {
  it('should use the two largest units, and one where there is no more', () => {
    expect(exactSpan(11_525_000, 'en')).toBe('3 hr, 12 min')
    expect(exactSpan(65_000, 'en')).toBe('1 min, 5 sec')
    expect(exactSpan(172_805_000, 'en')).toBe('2 days')
    expect(exactSpan(9000, 'de')).toBe('9 Sek.')
    expect(exactSpan(-1, 'en')).toBe('0 sec')
  })
})

describe('spanInWords', () => {
  it('should use the largest unit and never go below zero', () => {
    expect(spanInWords(90_000_000, 'en')).toBe('1 day')
    expect(spanInWords(7_200_000, 'de')).toBe('2 Stunden')
    expect(spanInWords(-5000, 'en')).toBe('0 seconds')
  })
})

describe('toasts', () => {
  it('should be three at most, the newest last', () => {
    setActivePinia(createPinia())
    const toasts = useToasts()
    for (const title of ['1', '2', '3', '4']) toasts.show({ tone: 'info', title })
    expect(toasts.items.map(({ title }) => title)).toEqual(['2', '3', '4'])
  })

  it('should go when closed', async () => {
    // given
    await show(UiSince, { at: '2026-01-01T10:00:00Z' })
    useToasts().show({ tone: 'danger', title: 'It broke', traceId: 'abc' })
    expect(await screen.findByText('abc')).toBeTruthy()
    await expectAccessible()
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Close' }))
    // then
    await waitFor(() => expect(screen.queryByText('abc')).toBeNull())
  })
})

describe('copying', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('should copy and say so', async () => {
    // given
    const writeText = vi.fn(() => Promise.resolve())
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } })
    render(UiCopy, { props: { text: 'localhost:1', label: 'Copy address' }, global: { plugins: [i18n] } })
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Copy address' }))
    // then
    expect(writeText).toHaveBeenCalledWith('localhost:1')
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeTruthy()
  })

  it('should fall back to a selection where there is no clipboard', async () => {
    // given
    vi.stubGlobal('navigator', { ...navigator, clipboard: undefined })
    const command = vi.fn(() => true)
    document.execCommand = command
    // then
    expect(await copyText('text')).toBe(true)
    expect(command).toHaveBeenCalledWith('copy')
    expect(document.querySelector('textarea')).toBeNull()
  })
})

describe('UiProblem', () => {
  it('should say that the page itself failed when the error is no answer', async () => {
    await show(UiProblem, { problem: new TypeError('x is not a function') })
    expect(screen.getByRole('alert').textContent).toContain('This page made a mistake')
  })
})

describe('preferredLocale', () => {
  it('should take the remembered one, then the browser, then English', () => {
    localStorage.setItem('ptn.locale', 'de')
    expect(preferredLocale()).toBe('de')
    localStorage.clear()
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['fr-FR', 'de-AT', 'en'])
    expect(preferredLocale()).toBe('de')
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['fr'])
    expect(preferredLocale()).toBe('en')
  })
})
