import type { RouteRecordRaw } from 'vue-router'

/** A tab of the server page; the terminal comes with it and not before. */
export const consoleTab: RouteRecordRaw = {
  path: 'console',
  name: 'server-console',
  component: () => import('./components/ConsoleTab.vue'),
  meta: { title: 'tab.console' },
}

/** The console alone, in a window of its own. */
export const consoleWindow: RouteRecordRaw = {
  path: '',
  name: 'server-console-window',
  component: () => import('./components/ConsoleTab.vue'),
  props: { alone: true },
  meta: { title: 'tab.console' },
}
