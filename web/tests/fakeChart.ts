import type { AlignedData, Options } from 'uplot'

/** Charts that were drawn, the newest last. There is no canvas here, so what they were told is all there is to see. */
export const drawn: FakeChart[] = []

/** Stands for uPlot. */
export default class FakeChart {
  static paths = { stepped: () => null }
  cursor: { idx: number | null } = { idx: null }
  redrawn = 0
  destroyed = false
  readonly options: Options
  data: AlignedData

  constructor(options: Options, data: AlignedData) {
    this.options = options
    this.data = data
    drawn.push(this)
  }

  setData(data: AlignedData): void {
    this.data = data
  }

  setSize = () => undefined

  redraw(): void {
    this.redrawn++
  }

  destroy(): void {
    this.destroyed = true
  }

  /** Somebody points at a value, or at none any more. */
  point(idx: number | null): void {
    this.cursor.idx = idx
    for (const hook of this.options.hooks?.setCursor ?? []) hook?.(this as never)
  }
}
