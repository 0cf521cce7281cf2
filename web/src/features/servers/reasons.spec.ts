import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ROUTINE } from './reasons'

const CONTROLLER = '../controller/src/main/java/io/pteronimbus/controller/gameserver'
const read = (path: string) => readFileSync(path, 'utf8')
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, word]) => word ?? '')

/** The words a class of the controller's keeps for it, and those it makes of what the cluster says of a container. */
function kept(name: string): string[] {
  const source = read(`${CONTROLLER}/${name}.java`)
  const constants = all(source, /static final String \w+ = "([A-Z]\w+)";/g)
  const cannotStart = /CANNOT_START = Map\.ofEntries\(([^;]*);/.exec(source)?.[1] ?? ''
  return [...constants, ...all(cannotStart, /entry\("[A-Z]\w+", "([A-Z]\w+)"\)/g)]
}

/** Those the table of states has, which the controller's own test writes: the cluster's words are among them. */
const inTable = all(read('../docs/server-states.md'), /\b[A-Z]{7,10} ([A-Z]\w*[a-z]\w*)/g)
const ofController = [...kept('Reasons'), ...kept('Trouble'), ...inTable]
/** What gameserver-service says itself, of a resource that nobody here had asked to delete. */
const OWN = 'ResourceDeleted'
const known = new Set([...ofController, OWN])
const worded = Object.keys((JSON.parse(read('src/locales/en/servers.json')) as { reason: object }).reason)

describe('the reasons of a state', () => {
  it('should be found where they are kept', () => {
    expect(kept('Reasons').length).toBeGreaterThan(25)
    expect(kept('Reasons')).toEqual(expect.arrayContaining(['Started', 'OOMKilled', 'RunContainerError']))
    expect(kept('Trouble')).toEqual(expect.arrayContaining(['Unschedulable', 'StartDelayed']))
    expect(inTable).toEqual(expect.arrayContaining(['Error', 'Completed', 'NodeLost']))
  })

  it('should each have words, unless the state says it all', () => {
    const needed = [...known].filter((reason) => !ROUTINE.has(reason))
    expect(worded.toSorted()).toEqual(needed.toSorted())
  })

  it('should be routine only where there is such a reason', () => {
    expect([...ROUTINE].filter((reason) => !known.has(reason))).toEqual([])
  })
})
