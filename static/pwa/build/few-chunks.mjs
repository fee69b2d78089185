/**
 * What a phone fetches comes in few pieces: the libraries and the app that the first view needs, and all other pages of the
 * field app in one. A hundred small files would weigh a third more, since each is compressed without knowing the others.
 * The libraries are apart because most updates leave them as they were; what signing in and the desk share with the other pages,
 * because neither should wait for these. What only the desk loads stays as the bundler cuts it; so do signing in, the English
 * texts and workers.
 *
 * @typedef {Pick<import('vite').Rollup.ModuleInfo, 'importedIds' | 'dynamicallyImportedIds'>} Module
 * @typedef {{ getModuleInfo: (id: string) => Module | null, getModuleIds: () => Iterable<string> }} Graph
 * @typedef {Record<'start' | 'field' | 'elsewhere', Set<string>>} Reach
 */

const MAIN = /\/src\/app\/main\.ts$/
const IS_LIBRARY = /\/node_modules\//
/** The very first view of a new phone, which nothing has been kept for yet; and pages of the desk. */
const IS_DOOR = /\/src\/(?:[\w/-]*\bdesk\/|features\/accounts\/SignInPage\.vue)/
/** What the field app's own code doesn't go through: those, and texts that few phones ask for. */
const IS_APART = new RegExp(`${IS_DOOR.source}|/src/locale/en/`)

/** A plugin that learns what needs what, and the groups, the first load's before the rest: a group takes along what its modules import. */
export function fewChunks() {
  /** @type {Reach} */
  let needed = { start: new Set(), field: new Set(), elsewhere: new Set() }
  /** @type {import('vite').Plugin} */
  const plugin = {
    name: 'xunlu:few-chunks',
    buildEnd() {
      needed = reachOf(this)
    },
  }
  const groups = [
    group('libraries', (id) => needed.start.has(id) && IS_LIBRARY.test(id)),
    group('start', (id) => needed.start.has(id)),
    group('shared', (id) => needed.field.has(id) && needed.elsewhere.has(id)),
    group('field', (id) => needed.field.has(id)),
  ]
  return { plugin, groups }
}

/**
 * @param {string} name
 * @param {(id: string) => boolean} test
 */
function group(name, test) {
  return { name, test }
}

/**
 * What the first view needs, what all of the field app needs, and what is needed elsewhere.
 *
 * @param {Graph} graph
 * @returns {Reach}
 */
function reachOf(graph) {
  const ids = [...graph.getModuleIds()]
  const main = ids.filter((id) => MAIN.test(id))
  const isApart = (/** @type {string} */ id) => IS_APART.test(id)
  return {
    start: reached(graph, main, ({ importedIds }) => importedIds, isApart),
    field: reached(graph, main, ({ importedIds, dynamicallyImportedIds }) => [...importedIds, ...dynamicallyImportedIds], isApart),
    elsewhere: reached(graph, ids.filter((id) => IS_DOOR.test(id)), ({ importedIds }) => importedIds, () => false),
  }
}

/**
 * @param {Graph} graph
 * @param {readonly string[]} from
 * @param {(module: Module) => readonly string[]} next
 * @param {(id: string) => boolean} stops
 */
function reached(graph, from, next, stops) {
  /** @type {Set<string>} */
  const seen = new Set()
  const waiting = [...from]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const module = graph.getModuleInfo(id)
    if (module === null || seen.has(id) || stops(id)) continue
    seen.add(id)
    waiting.push(...next(module))
  }
  return seen
}
