import { globSync, readFileSync } from 'node:fs'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { guidePages } from './build/guide.mjs'

const all = globSync(['src/**/*.test.ts', 'tests/**/*.test.ts'], { cwd: import.meta.dirname })
/** Rules have no state to leave behind: those files share their processes. A page and the outbox get one of their own. */
const isRule = (path: string) =>
  path.startsWith('src/') && !readFileSync(`${import.meta.dirname}/${path}`, 'utf8').includes('@vitest-environment')

export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify('0.0.0-test') },
  plugins: [vue(), guidePages()],
  test: {
    environment: 'node',
    setupFiles: ['fake-indexeddb/auto'],
    projects: [
      { extends: true, test: { name: 'rules', include: all.filter(isRule), isolate: false } },
      { extends: true, test: { name: 'pages', include: all.filter((path) => !isRule(path)) } },
    ],
  },
})
