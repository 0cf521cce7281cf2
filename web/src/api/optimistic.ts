import { asProblem, type Problem } from './problem'

/** Something the page shows before the panel has agreed to it. */
export interface Wish {
  show: () => void
  /** The panel agreed, and its answer is where it belongs. */
  keep: () => void
  /** The panel did not: takes back what is left of this very wish, and nothing that is newer. */
  takeBack: (problem: Problem) => void
}

/**
 * Shows what is wished for, sends it, and brings in the answer; throws what the panel refused it with, when nothing is left of the
 * wish. A mutation of the query cache would know of its last call alone, and of none once its component is gone.
 */
export async function optimistically<A>(
  wishes: readonly Wish[],
  send: () => Promise<A>,
  put: (answer: A) => void = () => undefined,
): Promise<A> {
  wishes.forEach((wish) => wish.show())
  let answer: A
  try {
    answer = await send()
  } catch (error) {
    wishes.forEach((wish) => wish.takeBack(asProblem(error)))
    throw error
  }
  put(answer)
  wishes.forEach((wish) => wish.keep())
  return answer
}
