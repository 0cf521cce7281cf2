export const page = <T>(...items: T[]) => ({ items, nextCursor: null })
