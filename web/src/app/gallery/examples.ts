import type { Component } from 'vue'

const files = import.meta.glob<{ default: Component }>('./examples/*.vue', { eager: true })

/** Each component of src/ui in every state it has, by its name. */
export const examples: readonly { name: string; component: Component }[] = Object.entries(files).map(
  ([path, file]) => ({ name: path.replace('./examples/', '').replace('.vue', ''), component: file.default }),
)
