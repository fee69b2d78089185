/**
 * A page of docs/guide as a page of the product: `import { html } from '…/reckoning.md'`. Read when the app is built, so that both
 * say the same. Pictures stay in the guide; links to other pages of it become plain words; a table may be wider than a phone.
 */
import { readFile } from 'node:fs/promises'
import { Marked } from 'marked'

const PAGE = /\/docs\/guide\/[\w-]+\.md$/

/** @returns {import('vite').Plugin} */
export function guidePages() {
  const marked = new Marked({
    renderer: {
      image: () => '',
      link({ tokens }) {
        return this.parser.parseInline(tokens)
      },
    },
  })
  return {
    name: 'xunlu:guide-pages',
    enforce: 'pre',
    async load(id) {
      if (!PAGE.test(id)) return null
      this.addWatchFile(id)
      return `export const html = ${JSON.stringify(toHtml(marked, await readFile(id, 'utf8')))}`
    },
  }
}

/**
 * @param {Marked} marked
 * @param {string} text
 */
function toHtml(marked, text) {
  const withoutPictures = text.replace(/<img [^>]*>/g, '').replace(/^# .*\n/, '')
  return marked.parse(withoutPictures, { async: false }).replaceAll('<table>', '<div class="wide" tabindex="0"><table>').replaceAll('</table>', '</table></div>').replace(/<p>\s*<\/p>/g, '')
}
