/**
 * Builds dist/ and keeps the assets of the build before it: a tab that was open during the update still asks for
 * them. Ends with the weight of what it made and fails when the first load or the whole field app is over
 * its budget.
 */
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { FIELD_APP_BUDGET_BYTES, FIRST_LOAD_BUDGET_BYTES, weigh } from './weigh.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = path.join(root, 'dist')
const assets = path.join(dist, 'assets')
const listing = path.join(dist, 'build.json')

const kept = await setPreviousAside()
await build({ root })
await writeFile(listing, JSON.stringify({ assets: await readdir(assets) }))
if (kept !== null) await cp(kept, assets, { recursive: true, force: false })
if (kept !== null) await rm(kept, { recursive: true })
report(await weigh(dist))

/** Copies the last build's own assets (not those it had kept itself) to a temporary folder. */
async function setPreviousAside() {
  if (!existsSync(listing)) return null
  const own = /** @type {{ assets: string[] }} */ (JSON.parse(await readFile(listing, 'utf8')))
  const aside = await mkdtemp(path.join(tmpdir(), 'xunlu-assets-'))
  for (const name of own.assets) await cp(path.join(assets, name), path.join(aside, name))
  return aside
}

/** @param {import('./weigh.mjs').Weight} weight */
function report(weight) {
  console.log(JSON.stringify(weight))
  hold('first load', weight.first_load_gzip_bytes, FIRST_LOAD_BUDGET_BYTES)
  hold('field app', weight.field_app_gzip_bytes, FIELD_APP_BUDGET_BYTES)
}

/**
 * @param {string} what
 * @param {number} bytes
 * @param {number} budget
 */
function hold(what, bytes, budget) {
  if (bytes <= budget) return
  console.error(`the ${what} is over its budget of ${budget} bytes`)
  process.exitCode = 1
}
