import { render } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import UiSparkline from './UiSparkline.vue'

const drawn = (values: (number | null)[], most: number) =>
  render(UiSparkline, { props: { values, most } }).container.querySelector('path')?.getAttribute('d')

describe('UiSparkline', () => {
  it('should draw from edge to edge, up to the most there may be', () => {
    expect(drawn([0, 50, 100], 100)).toBe('M0.0 15.0h0L24.0 8.0L48.0 1.0')
    expect(drawn([0, 200], 100)).toBe('M0.0 15.0h0L48.0 1.0')
  })

  it('should leave a gap where nothing is known, and a dot for one alone', () => {
    expect(drawn([0, null, 100, null, 0], 100)).toBe('M0.0 15.0h0M24.0 1.0h0M48.0 15.0h0')
  })

  it('should draw nothing of less than two values', () => {
    expect(drawn([null, 3, null], 10)).toBeUndefined()
    expect(drawn([], 10)).toBeUndefined()
  })
})
