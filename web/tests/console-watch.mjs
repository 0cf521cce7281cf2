// What a page does and holds while lines run through its console, as the browser itself tells it.
import { readFileSync } from 'node:fs'

const MEGA = 1024 * 1024

/** Kinds of the browser's record that have each task of a thread, and the threads' names. */
const CATEGORIES = ['toplevel', '__metadata']
const TASK = 'ThreadControllerImpl::RunTask'

/**
 * How long each task of the page's main thread took, in milliseconds, while `work` was done. From the browser's own
 * record: what a page can see of itself are tasks of 50 ms and more, which says nothing about all the others.
 */
export async function tasksDuring(browser, page, work) {
  await browser.startTracing(page, { categories: CATEGORIES })
  const began = performance.now()
  await work()
  const lasted = performance.now() - began
  const { traceEvents } = JSON.parse(await browser.stopTracing())
  const thread = ({ pid, tid }) => `${pid} ${tid}`
  const named = traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain',
  )
  const mains = new Set(named.map(thread))
  const tasks = new Map()
  for (const event of traceEvents) {
    if (event.name !== TASK || event.ph !== 'X' || !mains.has(thread(event))) continue
    const key = thread(event)
    tasks.set(key, [...(tasks.get(key) ?? []), event.dur / 1000])
  }
  // A browser keeps a spare process at hand; the page is the one that works.
  const [durations = []] = [...tasks.values()].sort((a, b) => sum(b) - sum(a))
  return { durations, lasted }
}

const sum = (values) => values.reduce((total, value) => total + value, 0)

/**
 * The task that was running at 95 of 100 moments was at most as long as this. By moments and not by number: most tasks
 * are tiny, so that any number of long ones would vanish among them.
 */
export function p95({ durations, lasted }) {
  let above = 0
  for (const duration of [...durations].sort((a, b) => b - a)) {
    above += duration
    if (above > lasted * 0.05) return duration
  }
  return 0
}

/** The share of time in which the main thread did anything. */
export const busy = ({ durations, lasted }) => sum(durations) / lasted

/** Makes the page do nothing else for 120 of 400 ms: a record that does not show this shows nothing. */
export async function proveRecord(browser, page) {
  const hogged = await tasksDuring(browser, page, () =>
    page.evaluate(async () => {
      for (let turn = 0; turn < 5; turn++) {
        await new Promise((resolve) => setTimeout(resolve, 280))
        for (const end = performance.now() + 120; performance.now() < end;);
      }
    }),
  )
  if (p95(hogged) < 115) throw new Error(`tasks of 120 ms were seen as ${p95(hogged).toFixed(0)} ms`)
}

/**
 * What the page holds after the garbage is gone, in MB: the objects of its scripts, those of the document, and the
 * arrays of the terminal's cells, which are kept beside them. Beside it, all memory that its process has for itself
 * alone, with the browser's code, fonts and pictures of the page in it.
 */
export async function memory(cdp, browserCdp) {
  for (let turn = 0; turn < 3; turn++) await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await cdp.send('Runtime.getHeapUsage')
  const parts = [usedSize, embedderHeapUsedSize, backingStorageSize]
  if (parts.some((part) => typeof part !== 'number'))
    throw new Error('this browser does not tell of all its heaps')
  const { processInfo } = await browserCdp.send('SystemInfo.getProcessInfo')
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => ownMemory(id))
  const [scripts, document, arrays] = parts.map((part) => part / MEGA)
  return { scripts, document, arrays, all: scripts + document + arrays, process: Math.max(...renderers) }
}

/** Memory that no other process shares, in MB. */
function ownMemory(pid) {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  const found = [...text.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm)]
  return sum(found.map(([, kilobytes]) => Number(kilobytes))) / 1024
}
