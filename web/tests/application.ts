import { PiniaColada } from '@pinia/colada'
import { render } from '@testing-library/vue'
import { createPinia, setActivePinia } from 'pinia'
import type { Router } from 'vue-router'
import App from '@/app/App.vue'
import { makeRouter } from '@/app/router'
import { i18n } from '@/ui/locale'

/** Opens the whole application at an address, with its own router. */
export async function openApplication(path: string): Promise<Router> {
  history.replaceState(null, '', path)
  const router = makeRouter()
  const pinia = createPinia()
  setActivePinia(pinia)
  render(App, { global: { plugins: [pinia, [PiniaColada, {}], i18n, router] } })
  await router.isReady()
  return router
}
