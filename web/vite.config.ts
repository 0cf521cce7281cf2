import { fileURLToPath, URL } from 'node:url'
import vueI18n from '@intlify/unplugin-vue-i18n/vite'
import tailwindcss from '@tailwindcss/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const panel = process.env['PTERONIMBUS_URL'] ?? 'http://localhost:8080'

export default defineConfig({
  plugins: [
    vue(),
    tailwindcss(),
    // Messages become functions at build time, so that the page needs no eval under a strict policy.
    vueI18n({
      include: [fileURLToPath(new URL('./src/locales/*/*.json', import.meta.url))],
      runtimeOnly: true,
      strictMessage: false,
    }),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: { __VUE_OPTIONS_API__: 'false', __VUE_I18N_LEGACY_API__: 'false' },
  build: {
    // Everything comes from this host as a file of its own: a data: address would need a wider policy.
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    target: 'es2022',
  },
  server: {
    proxy: {
      // Session cookies are bound to the panel's origin, so the proxy speaks in its name.
      '/api': { target: panel, changeOrigin: true, ws: true, headers: { origin: panel } },
    },
  },
  test: {
    environment: 'happy-dom',
    environmentOptions: { happyDOM: { url: 'http://localhost:8080/' } },
    setupFiles: ['./tests/setup.ts'],
    include: ['src/**/*.spec.ts', 'tests/**/*.spec.ts'],
    restoreMocks: true,
    testTimeout: 30_000,
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,vue}'],
      exclude: ['src/**/*.spec.ts', 'src/main.ts', 'src/**/*.d.ts', 'src/api/types.ts', 'src/api/schema/**'],
      reporter: ['text-summary', 'json-summary', 'lcov'],
      thresholds: { lines: 90, branches: 80 },
    },
  },
})
