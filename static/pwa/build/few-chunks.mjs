/**
 * What a phone fetches comes in few pieces: what the first view needs, and all other pages of the field app in one. A hundred
 * small files would weigh a third more, since each is compressed without knowing the others. What only the desk loads stays as
 * the bundler cuts it; so do the English texts and workers.
 *
 * @typedef {Pick<import('vite').Rollup.ModuleInfo, 'importedIds' | 'dynamicallyImportedIds'>} Module
 * @typedef {(id: string) => Module | null} Look
 */

const MAIN = '/src/app/main.ts'
/** Pages of the desk, and texts that few phones ask for: doors that the field app's own code doesn't go through. */
const IS_APART = /\/src\/(?:[\w/-]*\bdesk\/|locale\/en\/)/

/**
 * The groups of modules, the first load's before the rest: a group takes along what its modules import.
 *
 * @param {string} root the project's folder
 */
export function fewChunks(root) {
  const main = `${root}${MAIN}`.replaceAll('\\', '/').replaceAll('//', '/')
  return [
    { name: naming('start', main, ({ importedIds }) => importedIds), priority: 2 },
    { name: naming('field', main, ({ importedIds, dynamicallyImportedIds }) => [...importedIds, ...dynamicallyImportedIds]), priority: 1 },
  ]
}

/**
 * @param {string} name
 * @param {string} from
 * @param {(module: Module) => readonly string[]} next
 * @returns {(id: string, context: { getModuleInfo: Look }) => string | null}
 */
function naming(name, from, next) {
  /** @type {Set<string> | null} */
  let members = null
  return (id, context) => {
    members ??= reached((each) => context.getModuleInfo(each), from, next)
    return members.has(id) ? name : null
  }
}

/**
 * @param {Look} look
 * @param {string} from
 * @param {(module: Module) => readonly string[]} next
 */
function reached(look, from, next) {
  /** @type {Set<string>} */
  const seen = new Set()
  const waiting = [from]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const module = look(id)
    if (module === null || seen.has(id) || IS_APART.test(id)) continue
    seen.add(id)
    waiting.push(...next(module))
  }
  return seen
}
