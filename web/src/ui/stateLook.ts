import type { ServerState } from '@/api/types'

export type StateShape = 'dot' | 'ring' | 'hollow' | 'triangle' | 'bars' | 'dashed'

export interface StateLook {
  shape: StateShape
  /** The utility class of the state's colour. */
  colour: string
}

const BUSY: StateLook = { shape: 'ring', colour: 'text-busy' }
const BROKEN: StateLook = { shape: 'triangle', colour: 'text-danger' }

const LOOKS: Record<ServerState, StateLook> = {
  RUNNING: { shape: 'dot', colour: 'text-running' },
  INSTALLING: BUSY,
  STARTING: BUSY,
  STOPPING: BUSY,
  DELETING: { shape: 'ring', colour: 'text-danger' },
  STOPPED: { shape: 'hollow', colour: 'text-stopped' },
  CRASHED: BROKEN,
  FAILED: BROKEN,
  SUSPENDED: { shape: 'bars', colour: 'text-suspended' },
  UNKNOWN: { shape: 'dashed', colour: 'text-stopped' },
}

/** A state this page does not know yet is shown as unknown rather than as nothing. */
export function stateLook(state: ServerState): StateLook {
  return LOOKS[state] ?? LOOKS.UNKNOWN
}
