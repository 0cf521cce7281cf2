// How the console bears many lines: the built page in a real browser against the stand-in of the panel, 2,000 lines a
// second for 10 seconds, then up to 100,000 lines in all, beside the same page without any. Prints what it saw and
// fails when an aim is missed, or when a line got lost. By hand, on a machine that does nothing else:
// `npm run build && npm run bench:console`.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { busy, memory, p95, proveRecord, tasksDuring } from './console-watch.mjs'
import { startMockServer } from './mock-server.mjs'

const PER_SECOND = 2000
const SECONDS = 10
const IN_ALL = 100_000
/** How often the game prints, in milliseconds. */
const EVERY = 20
/** How often somebody looks how far the console is, in milliseconds. */
const LOOK = 250
const AIM = { task: 50, heap: 150 }
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']

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
}

/** Counts the lines that reach the page, as its socket has them. */
function countArrivals(page) {
  const seen = { lines: 0 }
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const frame = JSON.parse(String(payload))
      if (frame.type === 'output') seen.lines += frame.lines.length
    }),
  )
  return seen
}

/** The last line of the flood that can be read on the screen now. */
const onScreen = (page) =>
  page.evaluate(() => {
    const text = document.querySelector('[role=log], .xterm-rows').textContent
    return Math.max(0, ...[...text.matchAll(/line (\d+) of/g)].map(([, number]) => Number(number)))
  })

/** How many lines the screen is behind what was printed, at worst, while `work` is done. */
async function lagDuring(page, work) {
  let isDone = false
  let most = 0
  const look = async () => {
    while (!isDone) {
      await wait(LOOK)
      const due = printed
      const shown = await onScreen(page)
      if (!isDone) most = Math.max(most, due - shown)
    }
  }
  await Promise.all([look(), work().finally(() => (isDone = true))])
  return most
}

async function choose(page, lines) {
  await page.getByRole('button', { name: 'Which lines are shown' }).click()
  await page.getByRole('menuitemradio', { name: lines, exact: true }).click()
}

/** All that can be scrolled back to is what was printed last, each line once and none left out. */
async function expectWhole(page) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save what is shown' }).click(),
  ])
  const saved = readFileSync(await download.path(), 'utf8')
    .trimEnd()
    .split('\n')
  const numbers = saved.map((text) => Number(/line (\d+) of/.exec(text)?.[1]))
  assert.deepEqual(
    numbers,
    Array.from({ length: 5000 }, (_, index) => printed - 4999 + index),
  )
}

function report(what, seen, held, lag) {
  const long = seen.durations.filter((duration) => duration >= AIM.task).length
  const mb = (value) => value.toFixed(1)
  const parts = [
    what.padEnd(26),
    `main thread busy ${(busy(seen) * 100).toFixed(0)} %`,
    `task p95 ${p95(seen).toFixed(1)} ms, longest ${Math.max(...seen.durations).toFixed(1)} ms, ${long} of 50 ms and more`,
    lag === undefined ? undefined : `${lag} lines behind at worst`,
    `memory ${mb(held.all)} MB (scripts ${mb(held.scripts)}, document ${mb(held.document)}, arrays ${mb(held.arrays)}; process ${mb(held.process)})`,
  ]
  console.log(parts.filter(Boolean).join(' · '))
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
  const arrived = countArrivals(page)
  await page.goto(`${panel.url}/t/nimbus-crew/servers/${server.id}/console`)
  await page.getByLabel('E-mail').fill('admin@example.org')
  await page.getByLabel('Password').fill('password')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.locator('.xterm-rows').getByText('Type "help" for help').waitFor()
  const cdp = await page.context().newCDPSession(page)
  const browserCdp = await browser.newBrowserCDPSession()
  const terminalAtEnd = () => page.locator('.xterm-rows').getByText(`line ${printed} of`).waitFor()
  await wait(3000)

  /** Lets lines run through the console, sees that each is there in the end, and tells of it. */
  async function measure(what, perSecond, count, atEnd) {
    let lag = 0
    const seen = await tasksDuring(browser, page, async () => {
      lag = await lagDuring(page, () => flood(stream, perSecond, count))
      await atEnd()
    })
    assert.equal(arrived.lines, printed, 'lines that reached the page')
    const held = await memory(cdp, browserCdp)
    report(what, seen, held, lag)
    return { task: p95(seen), held: held.all }
  }

  await proveRecord(browser, page)
  const idle = await tasksDuring(browser, page, () => wait(SECONDS * 1000))
  report(`no lines, ${SECONDS} s`, idle, await memory(cdp, browserCdp))

  const quick = await measure(
    `${PER_SECOND} lines/s, ${SECONDS} s`,
    PER_SECOND,
    PER_SECOND * SECONDS,
    terminalAtEnd,
  )
  await expectWhole(page)

  await page.getByRole('button', { name: 'Show as text' }).click()
  const read = await measure('the same, read as text', PER_SECOND, PER_SECOND * SECONDS, () =>
    page.getByRole('log').getByText(`line ${printed} of`).waitFor(),
  )
  await page.getByRole('button', { name: 'Show terminal' }).click()

  await choose(page, 'Warnings and errors')
  const sifted = await measure('the same, warnings, errors', PER_SECOND, PER_SECOND * SECONDS, () =>
    page
      .locator('.xterm-rows')
      .getByText(`line ${printed - (printed % 3 === 0 ? 1 : 0)} of`)
      .waitFor(),
  )
  await choose(page, 'All lines')
  await terminalAtEnd()

  const rest = IN_ALL - printed
  const all = await measure(`${IN_ALL} in all, ${4 * PER_SECOND}/s`, 4 * PER_SECOND, rest, terminalAtEnd)
  await expectWhole(page)

  const missed = [
    quick.task >= AIM.task && `tasks of ${AIM.task} ms and more`,
    read.task >= AIM.task && `tasks of ${AIM.task} ms and more, read as text`,
    sifted.task >= AIM.task && `tasks of ${AIM.task} ms and more, of some levels alone`,
    all.held > AIM.heap && `memory over ${AIM.heap} MB`,
  ].filter(Boolean)
  if (missed.length > 0) process.exitCode = 1
  console.log(missed.length > 0 ? `missed: ${missed.join(', ')}` : 'as it should be')
} finally {
  await browser.close()
  panel.close()
}
