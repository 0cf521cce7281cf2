/** Lists in the query cache that are as a wish left them, and not as the panel answered. */
const own = new WeakSet<object>()

export const isOwn = (list: object): boolean => own.has(list)

/** Marks a list as such. */
export function asOwn<L extends object>(list: L): L {
  own.add(list)
  return list
}
