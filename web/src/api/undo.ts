import { Problem } from './problem'

/**
 * Takes back a write, where the panel keeps no version that could be sent along: it looks first, and refuses as the panel would when
 * what is there is no longer what the write left. Order does not matter in a list.
 */
export async function undoUnlessChanged(
  left: Seen,
  look: () => Promise<Seen>,
  takeBack: () => Promise<unknown>,
): Promise<void> {
  if (said(await look()) !== said(left)) throw new Problem(412, { code: 'precondition-failed' })
  await takeBack()
}

type Seen = string | readonly string[] | undefined

const said = (seen: Seen) => JSON.stringify(typeof seen === 'object' ? [...seen].sort() : seen)
