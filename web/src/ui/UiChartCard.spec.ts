import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import { describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { drawn } from '../../tests/fakeChart'
import { expectAccessible, show } from '../../tests/page'
import { chooseTheme } from './theme'
import UiChartCard from './UiChartCard.vue'

vi.mock('uplot', async () => await import('../../tests/fakeChart'))

const open = (values: (number | null)[], present: number | null = values.at(-1) ?? null) =>
  show(UiChartCard, {
    title: 'Memory',
    wish: {
      series: { times: values.map((_, index) => 1000 + index * 20), values },
      from: 1000,
      until: 4600,
      least: 10,
      mark: String,
    },
    present,
    say: (value: number) => `${value} MiB`,
    limit: 'of 100 MiB',
    empty: 'Not measured.',
  })

describe('UiChartCard', () => {
  it('should name the present value, and draw what it says in a sentence', async () => {
    // when
    await open([40, null, 60])
    // then
    expect(
      await screen.findByRole('img', { name: 'Memory: now 60 MiB, lowest 40 MiB, highest 60 MiB' }),
    ).toBeTruthy()
    expect(screen.getByRole('region', { name: 'Memory' }).textContent).toContain('60 MiB of 100 MiB')
    expect(drawn.at(-1)?.data).toEqual([
      [1000, 1020, 1040],
      [40, null, 60],
    ])
    await expectAccessible()
  })

  it('should give all values as a table, the newest first', async () => {
    // given
    await open([40, null, 60])
    // when
    await fireEvent.click(await screen.findByRole('button', { name: 'Show as table: Memory' }))
    // then
    const table = screen.getByRole('table', { name: /^Memory: now 60 MiB/ })
    const cells = within(table).getAllByRole('cell')
    expect(cells.map(({ textContent }) => textContent).filter((text) => text.endsWith('MiB'))).toEqual([
      '60 MiB',
      '40 MiB',
    ])
    expect(screen.queryByRole('img')).toBeNull()
    await expectAccessible()
    await fireEvent.click(screen.getByRole('button', { name: 'Show as chart: Memory' }))
    expect(await screen.findByRole('img')).toBeTruthy()
  })

  it('should tell the value that is pointed at', async () => {
    // given
    await open([40, 50, 60])
    await screen.findByRole('img')
    // when
    drawn.at(-1)?.point(0)
    await nextTick()
    // then
    const card = screen.getByRole('region', { name: 'Memory' })
    expect(card.textContent).toContain('40 MiB')
    drawn.at(-1)?.point(null)
    await waitFor(() => expect(card.textContent).toContain('60 MiB'))
  })

  it('should say so when there is no present value, and why there is none at all', async () => {
    // when
    const { unmount } = await open([40, 60], null)
    // then
    expect(await screen.findByRole('img', { name: 'Memory: lowest 40 MiB, highest 60 MiB' })).toBeTruthy()
    expect(screen.getByText('–')).toBeTruthy()
    // when
    unmount()
    expect(drawn.at(-1)?.destroyed).toBe(true)
    await open([null, null])
    // then
    expect(screen.getByText('Not measured.')).toBeTruthy()
    expect(screen.queryByRole('button')).toBeNull()
    await expectAccessible()
  })

  it('should paint itself anew in the colours of another theme', async () => {
    // given
    await open([40, 60])
    await screen.findByRole('img')
    const before = drawn.at(-1)?.redrawn ?? 0
    // when
    chooseTheme('dark')
    // then
    await waitFor(() => expect(drawn.at(-1)?.redrawn).toBe(before + 1))
    chooseTheme('light')
  })

  it('should show times and marks in words, within its bounds', async () => {
    // given
    await open([40, 60])
    await screen.findByRole('img')
    const { scales, axes, series } = drawn.at(-1)?.options as never as {
      scales: Record<string, { range: (chart: unknown, low: number, high: number | null) => number[] }>
      axes: {
        values: (chart: unknown, marks: number[]) => string[]
        size: (chart: unknown, marks: string[] | null) => number
      }[]
      series: { stroke?: () => string; fill?: () => string }[]
    }
    // then
    expect(scales['x']?.range(null, 0, 0)).toEqual([1000, 4600])
    expect(scales['y']?.range(null, 0, 100)[1]).toBeCloseTo(115)
    expect(scales['y']?.range(null, 0, null)).toEqual([0, 10])
    expect(axes[0]?.values(null, [0])[0]).toMatch(/\d+:00/)
    expect(axes[1]?.values(null, [20])).toEqual(['20'])
    expect(axes[1]?.size(null, null)).toBe(axes[1]?.size(null, ['20']))
    expect(axes[1]?.size(null, ['0 MiB', '1,000 MiB'])).toBeGreaterThan(axes[1]?.size(null, ['0 MiB']) ?? 0)
    expect(series[1]?.fill?.()).toBe(`${series[1]?.stroke?.()}1f`)
  })
})
