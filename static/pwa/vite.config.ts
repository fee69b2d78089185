/** The build: hashed assets under the path where Flask serves them, and a service worker beside them. */
import { readFileSync } from 'node:fs'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { deskApart } from './build/desk-apart.mjs'
import { fewChunks } from './build/few-chunks.mjs'
import { guidePages } from './build/guide.mjs'

const BASE = '/static/pwa/dist/'
const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string }

const { plugin: apart, withoutDesk } = deskApart(BASE)
const { plugin: chunks, groups } = fewChunks()

export default defineConfig({
  base: BASE,
  define: { __APP_VERSION__: JSON.stringify(version), __VUE_OPTIONS_API__: 'false' },
  // The smaller of the two that Dexie ships; the page and the worker each hold one.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
  plugins: [
    vue(),
    guidePages(),
    apart,
    chunks,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/worker',
      filename: 'sw.ts',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        rollupFormat: 'iife',
        globPatterns: ['index.html', 'manifest.webmanifest', 'assets/**/*.{js,css,woff2,svg,png}', 'icons/icon.svg', 'icons/icon-192.png'],
        manifestTransforms: [withoutDesk],
        // The worker is served from /sw.js, so what it precaches must not be relative to it.
        modifyURLPrefix: { '': BASE },
        dontCacheBustURLsMatching: /\/assets\//,
      },
    }),
  ],
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    target: ['chrome87', 'safari15'],
    cssTarget: ['chrome87', 'safari15'],
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
})
