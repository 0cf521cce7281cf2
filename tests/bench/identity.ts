/**
 * Prints what being signed in costs: people who each ask `GET /me` once a second, beside a bare handler under the same load; what
 * the gateway's look at token and session adds; and how many sign in a second. Nothing here passes or fails.
 *
 * PEOPLE (1000), SECONDS (30), WARM (60) before those, RATE (1): how often each asks, a second; ASK: what of
 * bare,providers,permissions,me. The services' JVMs compile as they do outside of `up`, whose own stop at C1 to be there soon;
 * PTERONIMBUS_SERVICE_JAVA_OPTIONS has others.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Api } from '../e2e/src/api.ts'
import { pteronimbus } from '../e2e/src/command.ts'
import { freePort, product, remember, status } from '../e2e/src/product.ts'

const people = Number(process.env.PEOPLE ?? 1000)
const length = Number(process.env.SECONDS ?? 30)
const rate = Number(process.env.RATE ?? 1)
const warm = Number(process.env.WARM ?? 60)
const password = 'a long enough password'
const agent = new Agent({ keepAlive: true, maxSockets: 256 })

function percentile(values: number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b)
  return `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(1)} ms`
}

function ask(url: string, token: string | undefined): Promise<number> {
  const began = performance.now()
  return new Promise((done, failed) => {
    request(url, { agent, headers: token ? { authorization: `Bearer ${token}` } : {} }, (answer) => {
      answer.resume()
      answer.on('end', () =>
        answer.statusCode === 200 ? done(performance.now() - began) : failed(new Error(`${url}: ${answer.statusCode}`)),
      )
    })
      .on('error', failed)
      .end()
  })
}

/**
 * Each of the tokens RATE times a second, evenly spread, for that long; the times of the answers after a warm-up, in which they
 * come to be that many, as people do: JVMs that are still cold would else fall behind, and work on what they owe.
 */
async function load(url: string, tokens: (string | undefined)[]): Promise<number[]> {
  const times: number[] = []
  const asking: Promise<void>[] = []
  const began = performance.now()
  const perSecond = tokens.length * rate
  const total = requests(tokens.length)
  const inWarmUp = total - perSecond * length
  for (let sent = 0; sent < total; ) {
    const seconds = (performance.now() - began) / 1000
    const due = seconds < warm ? (perSecond * seconds ** 2) / (2 * warm) : inWarmUp + perSecond * (seconds - warm)
    for (; sent < Math.min(total, Math.floor(due)); sent++) {
      const counted = sent >= inWarmUp
      asking.push(ask(url, tokens[sent % tokens.length]).then((time) => void (counted && times.push(time))))
    }
    await new Promise((again) => setTimeout(again, 1))
  }
  await Promise.all(asking)
  return times
}

function requests(askers: number): number {
  return Math.floor(askers * rate * (warm / 2 + length))
}

/** CPU time of every process so far, in milliseconds: user and system, in ticks of 10 ms. */
async function work(): Promise<Map<string, number>> {
  const { processes } = await status()
  return new Map(
    processes.map(({ name, pid }) => {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
      return [name, (Number(fields[11]) + Number(fields[12])) * 10]
    }),
  )
}

async function report(what: string, url: string, tokens: (string | undefined)[]): Promise<void> {
  const before = await work()
  const times = await load(url, tokens)
  const after = await work()
  const asked = requests(tokens.length)
  const each = [...after]
    .map(([name, time]) => [name, (time - (before.get(name) ?? 0)) / asked] as const)
    .filter(([, time]) => time >= 0.01)
    .map(([name, time]) => `${name} ${time.toFixed(2)}`)
  console.log(`${what.padEnd(47)} p50 ${percentile(times, 0.5)}, p95 ${percentile(times, 0.95)}, p99 ${percentile(times, 0.99)}`)
  console.log(`${''.padEnd(47)} ms of CPU a request: ${each.join(', ') || 'none of ours'}`)
}

/** All of the numbers through the work, some at a time. */
async function inTurns<T>(count: number, atOnce: number, work: (n: number) => Promise<T>): Promise<T[]> {
  const results: T[] = []
  let next = 0
  const one = async () => {
    for (let n = next++; n < count; n = next++) {
      results[n] = await work(n)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  return results
}

const data = mkdtempSync(join(tmpdir(), 'pteronimbus-bench-'))
const port = await freePort()
remember({ url: `http://localhost:${port}`, port, data, adminEmail: 'bench@example.org', adminPassword: password })
const bare = createServer((_, answer) => answer.setHeader('content-type', 'application/json').end('{"id":"x"}'.padEnd(300)))
try {
  const outcome = await pteronimbus(['up', '--detach', '--data', data], {
    PTERONIMBUS_SERVICE_JAVA_OPTIONS: process.env.PTERONIMBUS_SERVICE_JAVA_OPTIONS ?? '-XX:TieredStopAtLevel=4',
    PTERONIMBUS_PORT: String(port),
    PTERONIMBUS_AUTH_LIMIT_REGISTRATION_BURST: '100000',
    PTERONIMBUS_RATE_LIMIT_SIGN_IN_BURST: '100000',
    PTERONIMBUS_ADMIN_EMAIL: 'bench@example.org',
    PTERONIMBUS_ADMIN_PASSWORD: password,
  })
  if (outcome.code !== 0) {
    throw new Error(outcome.stdout + outcome.stderr)
  }
  const address = (n: number) => `person-${n}@example.org`
  await inTurns(people, 8, (n) => new Api().post('/auth/register', { email: address(n), password, displayName: `Person ${n}` }))
  const began = performance.now()
  const tokens = await inTurns(people, 8, async (n) => (await Api.signIn(address(n), password)).token)
  console.log(`${'sign-ins a second, bounded by the hash'.padEnd(47)} ${((people * 1000) / (performance.now() - began)).toFixed(0)}`)

  await new Promise<void>((ready) => bare.listen(0, '127.0.0.1', ready))
  const api = `${product().url.replace('localhost', '127.0.0.1')}/api/v1`
  const asked: Record<string, [string, string]> = {
    bare: ['a bare handler', `http://127.0.0.1:${(bare.address() as AddressInfo).port}/`],
    providers: ['GET /auth/providers, which looks at no token', `${api}/auth/providers`],
    permissions: ['GET /permissions, which needs a session', `${api}/permissions`],
    me: [`GET /me by ${people} people, ${rate} a second each`, `${api}/me`],
  }
  for (const what of (process.env.ASK ?? Object.keys(asked).join()).split(',')) {
    await report(...asked[what]!, tokens)
  }
} finally {
  bare.close()
  await pteronimbus(['down', '--data', data])
  rmSync(data, { recursive: true, force: true })
}
process.exit(0)
