import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '@/api/problem'
import { UsageSamples } from '@/api/samples'
import { serverUsage } from '../../../tests/things'
import { UsageQuestions, type AskUsage } from './usageQuestions'

const ids = (count: number, from = 0) => Array.from({ length: count }, (_, i) => `s${from + i}`)

describe('UsageQuestions', () => {
  const samples = new UsageSamples()
  let ask: ReturnType<typeof vi.fn<AskUsage>>
  let questions: UsageQuestions
  beforeEach(() => {
    vi.useFakeTimers()
    samples.clear()
    ask = vi.fn<AskUsage>((_, serverIds) => Promise.resolve(serverIds.map((id) => serverUsage(id))))
    questions = new UsageQuestions(samples, ask)
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  const want = (serverIds: string[], tenantId = 't1') => questions.want({ tenantId, serverIds })
  const asked = async () => {
    await vi.runAllTimersAsync()
    const calls = ask.mock.calls.map(([tenantId, serverIds]) => [tenantId, serverIds.length])
    ask.mockClear()
    return calls
  }

  it('should ask for what comes near at once together, 60 in each question', async () => {
    want(ids(50))
    want(ids(20, 45))
    want(['other'], 't2')
    expect(await asked()).toEqual([
      ['t1', 60],
      ['t1', 5],
      ['t2', 1],
    ])
    expect(samples.of('s64', 'cpuMillis').at(-1)).toBe(250)
  })

  it('should ask for each once, until the feed had a gap', async () => {
    want(ids(2))
    await asked()
    want(ids(3))
    expect(await asked()).toEqual([['t1', 1]])
    want(ids(3))
    expect(await asked()).toEqual([])
    samples.renew()
    want(ids(3))
    expect(await asked()).toEqual([['t1', 3]])
  })

  it('should not ask for what was scrolled past', async () => {
    const takeBack = want(ids(12))
    want(ids(12, 12))
    takeBack()
    expect(await asked()).toEqual([['t1', 12]])
  })

  it('should ask again for what could not be told, when it comes near again', async () => {
    ask.mockRejectedValueOnce(Problem.unreachable())
    want(ids(1))
    expect(await asked()).toHaveLength(1)
    want(ids(1))
    expect(await asked()).toHaveLength(1)
    want(ids(1))
    expect(await asked()).toHaveLength(0)
  })
})
