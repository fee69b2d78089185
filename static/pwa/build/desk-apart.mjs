/**
 * Keeps the desk out of what the service worker precaches: a phone holds the field app and nothing else. The desk is what
 * is reached through a page of a `desk/` folder and not without one; what both share stays with the field app.
 *
 * @typedef {import('vite').Rollup.OutputBundle} Bundle
 * @typedef {import('vite').Rollup.OutputChunk} Chunk
 */

const IS_DESK = /\/src\/[\w/]*\bdesk\//

/**
 * A plugin that notes the desk's files, and a transform of the worker's manifest that leaves them out.
 *
 * @param {string} base what the manifest puts before each file name
 */
export function deskApart(base) {
  /** @type {Set<string>} */
  let desk = new Set()
  /** @type {import('vite').Plugin} */
  const plugin = {
    name: 'xunlu:desk-apart',
    generateBundle: (_options, bundle) => {
      desk = deskFiles(bundle)
    },
  }
  /** @type {<E extends { url: string }>(entries: E[]) => { manifest: E[], warnings: string[] }} */
  const withoutDesk = (entries) => ({ manifest: entries.filter(({ url }) => !desk.has(url.slice(base.length))), warnings: [] })
  return { plugin, withoutDesk }
}

/**
 * The names of the files that only the desk loads.
 *
 * @param {Bundle} bundle
 */
function deskFiles(bundle) {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const field = reached(bundle, chunks.filter(({ isEntry }) => isEntry), isDoor)
  const all = reached(bundle, chunks.filter(isDoor), () => false)
  return new Set([...all].filter((name) => !field.has(name)))
}

/** @param {Chunk} chunk */
function isDoor({ facadeModuleId, isEntry }) {
  return !isEntry && IS_DESK.test(facadeModuleId ?? '')
}

/**
 * The names of the files that these chunks load, directly or through others, except through those where `stops`.
 *
 * @param {Bundle} bundle
 * @param {Chunk[]} from
 * @param {(chunk: Chunk) => boolean} stops
 */
function reached(bundle, from, stops) {
  /** @type {Set<string>} */
  const seen = new Set()
  const waiting = [...from]
  for (let chunk = waiting.pop(); chunk !== undefined; chunk = waiting.pop()) {
    if (seen.has(chunk.fileName) || stops(chunk)) continue
    const { fileName, imports, dynamicImports, viteMetadata } = chunk
    for (const name of [fileName, ...(viteMetadata?.importedCss ?? []), ...(viteMetadata?.importedAssets ?? [])]) seen.add(name)
    waiting.push(...[...imports, ...dynamicImports].flatMap((name) => asChunk(bundle[name])))
  }
  return seen
}

/**
 * @param {Bundle[string] | undefined} file
 * @returns {Chunk[]}
 */
function asChunk(file) {
  return file?.type === 'chunk' ? [file] : []
}
