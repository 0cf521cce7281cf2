import { rmSync } from 'node:fs'
import { pteronimbus, run } from './command.ts'
import { product, status } from './product.ts'

/** Stops the product, and fails the run when anything of it is left. */
export default async function down(): Promise<void> {
  const { data } = product()
  const { processes } = await status()
  const outcome = await pteronimbus(['down', '--data', data])
  if (outcome.code !== 0) {
    throw new Error(`down ended with ${outcome.code}\n${outcome.stdout}\n${outcome.stderr}`)
  }
  const left = (await run('ps', ['-eo', 'pid=,args='])).stdout.split('\n').filter((line) => line.includes(data))
  if (left.length > 0) {
    throw new Error(`left behind after down:\n${left.join('\n')}`)
  }
  const alive = processes.filter((p) => isAlive(p.pid))
  if (alive.length > 0) {
    throw new Error(`still alive after down: ${alive.map((p) => p.name).join(', ')}`)
  }
  if (!process.env.PTERONIMBUS_E2E_KEEP) {
    rmSync(data, { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
