// How the console bears many lines: the built page in a real browser against the stand-in of the panel, 2,000 lines a
// second for 10 seconds, then up to 100,000 lines in all, beside the same page without any. Prints what it saw and
// fails when an aim is missed. By hand, on a machine that does nothing else: `npm run build && npm run bench:console`.
import { chromium } from 'playwright-core'
import { startMockServer } from './mock-server.mjs'

const PER_SECOND = 2000
const SECONDS = 10
const IN_ALL = 100_000
/** How often the game prints, in milliseconds. */
const EVERY = 20
const AIM = { longTask: 50, heap: 150 }
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--enable-precise-memory-info',
]

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
let printed = 0
function line() {
  printed++
  const level = ['\x1b[32mINFO\x1b[0m', '\x1b[33mWARN\x1b[0m', '\x1b[31mERROR\x1b[0m'][printed % 3]
  return `[12:00:00] [Server thread/${level}]: line ${printed} of the flood, ${'as long as such lines are '.repeat((printed % 3) + 1)}`
}

/** Prints `perSecond` lines a second until `count` are out; a timer that comes late makes up for it. */
async function flood(stream, perSecond, count) {
  const started = performance.now()
  for (let sent = 0; sent < count;) {
    await wait(EVERY)
    const due = Math.min(count, Math.floor(((performance.now() - started) / 1000) * perSecond))
    if (due > sent) stream.print(...Array.from({ length: due - sent }, line))
    sent = due
  }
  return (performance.now() - started) / 1000
}

/** Lets the page write down its long tasks and the time between its frames. */
function observe() {
  window.seen = { tasks: [], frames: [] }
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.seen.tasks.push(duration)
  }).observe({ entryTypes: ['longtask'] })
  let last = performance.now()
  const frame = (now) => {
    window.seen.frames.push(now - last)
    last = now
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
}

const taken = (page) =>
  page.evaluate(() => {
    const seen = window.seen
    window.seen = { tasks: [], frames: [] }
    return seen
  })

const p95 = (values) =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length * 0.95) - 1)] ?? 0

/** What the page holds, in MB: its objects, and the arrays of the terminal's cells, which are kept beside them. */
async function heap(cdp) {
  await cdp.send('HeapProfiler.collectGarbage')
  const {
    usedSize,
    embedderHeapUsedSize = 0,
    backingStorageSize = 0,
  } = await cdp.send('Runtime.getHeapUsage')
  return (usedSize + embedderHeapUsedSize + backingStorageSize) / 1024 / 1024
}

/**
 * The browser names tasks of 50 ms and more alone, so the 95th percentile of those says nothing about the rest. What
 * counts is what somebody sees: the 95th percentile, over all frames, of a long task that held it up (none is 0).
 */
const heldUp = ({ tasks, frames }) =>
  p95([...tasks, ...Array(Math.max(0, frames.length - tasks.length)).fill(0)])

function report(what, seen, megabytes) {
  const { tasks, frames } = seen
  const long =
    tasks.length === 0
      ? 'none'
      : `${tasks.length} (p95 of those ${p95(tasks).toFixed(0)} ms, longest ${Math.max(...tasks).toFixed(0)} ms)`
  console.log(
    [
      what.padEnd(24),
      `long tasks ${long}`,
      `p95 over ${frames.length} frames ${heldUp(seen).toFixed(0)} ms`,
      `time between frames p95 ${p95(frames).toFixed(0)} ms`,
      `memory ${megabytes.toFixed(1)} MB`,
    ].join(' · '),
  )
}

const panel = await startMockServer()
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: FLAGS,
})
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } })
  const [server] = panel.world.servers
  const stream = panel.world.consoleOf(server)
  await page.addInitScript(observe)
  await page.goto(`${panel.url}/t/nimbus-crew/servers/${server.id}/console`)
  await page.getByLabel('E-mail').fill('admin@example.org')
  await page.getByLabel('Password').fill('password')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.locator('.xterm-rows').getByText('Type "help" for help').waitFor()
  const cdp = await page.context().newCDPSession(page)
  await wait(3000)

  await taken(page)
  await wait(SECONDS * 1000)
  report(`no lines, ${SECONDS} s`, await taken(page), await heap(cdp))

  await taken(page)
  const took = await flood(stream, PER_SECOND, PER_SECOND * SECONDS)
  await page.locator('.xterm-rows').getByText(`line ${printed} of`).waitFor()
  const quick = await taken(page)
  report(`${PER_SECOND} lines/s, ${took.toFixed(1)} s`, quick, await heap(cdp))

  await page.getByRole('button', { name: 'Show as text' }).click()
  await taken(page)
  await flood(stream, PER_SECOND, PER_SECOND * SECONDS)
  report('the same, read as text', await taken(page), await heap(cdp))
  await page.getByRole('button', { name: 'Show terminal' }).click()

  await taken(page)
  await flood(stream, 4 * PER_SECOND, IN_ALL - printed)
  await page.locator('.xterm-rows').getByText(`line ${printed} of`).waitFor()
  const megabytes = await heap(cdp)
  report(`${printed} lines in all`, await taken(page), megabytes)

  const missed = [
    heldUp(quick) >= AIM.longTask && `tasks of ${AIM.longTask} ms and more`,
    megabytes > AIM.heap && `memory over ${AIM.heap} MB`,
  ].filter(Boolean)
  if (missed.length > 0) process.exitCode = 1
  console.log(missed.length > 0 ? `missed: ${missed.join(', ')}` : 'as it should be')
} finally {
  await browser.close()
  panel.close()
}
