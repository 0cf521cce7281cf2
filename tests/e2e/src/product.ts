import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pteronimbus } from './command.ts'

/** Where the product under test runs, as `up` left it for the tests. */
export interface Product {
  url: string
  port: number
  data: string
  adminEmail: string
  adminPassword: string
}

export interface ProcessStatus {
  name: string
  pid: number
  port: number
  healthy: boolean
  residentBytes: number
}

export interface Status {
  address: string
  adminEmail: string
  dataDirectory: string
  kubeconfig: string
  processes: ProcessStatus[]
}

const file = join(tmpdir(), `pteronimbus-e2e-${process.env.PTERONIMBUS_E2E_RUN ?? 'run'}.json`)

export function remember(product: Product): void {
  writeFileSync(file, JSON.stringify(product))
}

export function product(): Product {
  return JSON.parse(readFileSync(file, 'utf8')) as Product
}

export async function status(): Promise<Status> {
  const { stdout } = await pteronimbus(['status', '--json', '--data', product().data])
  return JSON.parse(stdout) as Status
}

export async function processNamed(name: string): Promise<ProcessStatus> {
  const { processes } = await status()
  const found = processes.find((p) => p.name === name)
  if (!found) {
    throw new Error(`no process ${name} among ${processes.map((p) => p.name).join(', ')}`)
  }
  return found
}

/** Ends a process of the product as a crash would. */
export async function kill9(name: string): Promise<number> {
  const { pid } = await processNamed(name)
  process.kill(pid, 'SIGKILL')
  return pid
}

export async function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer()
    server.on('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
