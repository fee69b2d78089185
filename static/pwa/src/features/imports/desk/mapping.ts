/** What headings and words of a file are taken for, and what of it is new and has to be remembered. */
import type { FileHeadings } from '../../../api/desk'

/** For a heading: it is passed over; for a word: it says nothing. */
export const PASS_OVER = ''

/** What each heading is taken for at first. */
export function proposalsOf({ headings }: FileHeadings): Record<string, string> {
  return Object.fromEntries(headings.map(({ title, member }) => [title, member ?? PASS_OVER]))
}

/** Whether somebody has to look: a column that must be there isn't known, a heading was never seen, or a word. */
export function unsettled({ headings, missing, unknown_words }: FileHeadings): boolean {
  return missing.length > 0 || unknown_words.length > 0 || headings.some(({ known_by }) => known_by === null)
}

/** What a person says of headings and words; words that were left open are not said. */
export function saidOf({ headings, unknown_words }: FileHeadings, columns: Readonly<Record<string, string>>, meanings: Readonly<Record<string, string | undefined>>) {
  const words: Record<string, Record<string, string>> = {}
  for (const { list, word } of unknown_words) {
    const code = meanings[`${list} ${word}`]
    if (code !== undefined) words[list] = { ...words[list], [word]: code }
  }
  return { columns: Object.fromEntries(headings.map(({ title }) => [title, columns[title] ?? PASS_OVER])), words }
}
