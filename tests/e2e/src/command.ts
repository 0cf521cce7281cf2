import { execFile, type ExecFileException } from 'node:child_process'
import { resolve } from 'node:path'

export const repository = resolve(import.meta.dirname, '../../..')

export interface Outcome {
  code: number
  stdout: string
  stderr: string
}

/** Runs `./pteronimbus` with these words; the environment is ours with `extra` on top. Never throws for an exit code. */
export function pteronimbus(words: string[], extra: Record<string, string> = {}): Promise<Outcome> {
  return run(`${repository}/pteronimbus`, words, extra)
}

export function run(program: string, words: string[], extra: Record<string, string> = {}): Promise<Outcome> {
  return new Promise((done) => {
    execFile(
      program,
      words,
      { env: { ...process.env, ...extra }, maxBuffer: 16 << 20, timeout: 15 * 60_000 },
      (error: ExecFileException | null, stdout, stderr) =>
        done({ code: error ? (typeof error.code === 'number' ? error.code : 255) : 0, stdout, stderr }),
    )
  })
}
