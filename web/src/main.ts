import { PiniaColada, useQueryCache } from '@pinia/colada'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { whenSignedOut } from './api/http'
import App from './app/App.vue'
import { leadToGate } from './app/gate'
import { leave } from './app/leave'
import { makeRouter } from './app/router'
import './app/styles.css'
import { i18n, preferredLocale, setLocale } from './ui/locale'

async function start(): Promise<void> {
  await setLocale(preferredLocale(), false)
  const router = makeRouter()
  const app = createApp(App)
    .use(createPinia())
    // The live feed keeps the cache true: coming back to the window is no reason to ask again.
    .use(PiniaColada, { queryOptions: { refetchOnWindowFocus: false, refetchOnReconnect: false } })
    .use(i18n)
    .use(router)

  whenSignedOut(() => {
    const here = router.currentRoute.value
    if (!here.meta.public && here.matched.length > 0) void leave(router, useQueryCache(), here.fullPath)
  })
  leadToGate(router)
  app.mount('#app')
}

void start()
