import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pteronimbus } from './command.ts'
import { freePort, remember } from './product.ts'

/** Starts the product on a free port, with a new data directory, as a person would. */
export default async function up(): Promise<void> {
  const port = await freePort()
  const data = mkdtempSync(join(tmpdir(), 'pteronimbus-e2e-'))
  const adminEmail = 'admin@example.org'
  const adminPassword = 'correct horse battery staple'
  const started = Date.now()
  const outcome = await pteronimbus(['up', '--detach', '--data', data], {
    PTERONIMBUS_PORT: String(port),
    PTERONIMBUS_ADMIN_EMAIL: adminEmail,
    PTERONIMBUS_ADMIN_PASSWORD: adminPassword,
    // all of the tests' people come from one address
    PTERONIMBUS_AUTH_LIMIT_REGISTRATION_BURST: '1000',
    PTERONIMBUS_RATE_LIMIT_SIGN_IN_BURST: '10000',
  })
  if (outcome.code !== 0) {
    throw new Error(`up ended with ${outcome.code}\n${outcome.stdout}\n${outcome.stderr}`)
  }
  console.log(`the product is up on port ${port} after ${((Date.now() - started) / 1000).toFixed(1)} s`)
  remember({ url: `http://localhost:${port}`, port, data, adminEmail, adminPassword })
}
