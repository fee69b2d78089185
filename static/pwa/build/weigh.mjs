/**
 * What a phone downloads, in gzip bytes. First load: the page and everything it names before any view is chosen.
 * Field app: all that the service worker precaches. Beside it the worker itself, and the English texts, which a phone keeps only
 * when somebody asks for them.
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

export const FIRST_LOAD_BUDGET_BYTES = 130_000
export const FIELD_APP_BUDGET_BYTES = 210_000

/** As src/worker/english.ts tells them apart. */
const IS_ENGLISH = /^assets\/en-[\w-]+\.js$/

/** @typedef {{ first_load_gzip_bytes: number, field_app_gzip_bytes: number, english_gzip_bytes: number, worker_gzip_bytes: number }} Weight */

/**
 * @param {string} dist
 * @returns {Promise<Weight>}
 */
export async function weigh(dist) {
  const page = await readFile(path.join(dist, 'index.html'), 'utf8')
  const worker = await readFile(path.join(dist, 'sw.js'), 'utf8')
  const scripts = namedIn(page).filter((name) => /\.(js|css)$/.test(name))
  const kept = namedIn(worker)
  const english = kept.filter((name) => IS_ENGLISH.test(name))
  return {
    first_load_gzip_bytes: await sum(dist, ['index.html', ...scripts]),
    field_app_gzip_bytes: await sum(dist, kept.filter((name) => !english.includes(name))),
    english_gzip_bytes: await sum(dist, english),
    worker_gzip_bytes: await sum(dist, ['sw.js']),
  }
}

/** @param {string} text */
function namedIn(text) {
  const found = [...text.matchAll(/["'`]\/static\/pwa\/dist\/([^"'`]+\.\w+)["'`]/g)].map((match) => match[1] ?? '')
  return [...new Set(found)]
}

/**
 * @param {string} dist
 * @param {string[]} names
 */
async function sum(dist, names) {
  const sizes = await Promise.all(names.map(async (name) => gzipSync(await readFile(path.join(dist, name))).length))
  return sizes.reduce((total, size) => total + size, 0)
}
