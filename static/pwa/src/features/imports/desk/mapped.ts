/** The lists whose headings are looked at first, since every brigade writes them in its own way. */

export interface MappedWord {
  list: string
  code: string
  name_zh: string
  name_en?: string
}

interface Paths {
  headings: string
  mapping: string
  words: string
}

/** By the list's key, where its headings, its mapping and its words are asked for. */
export const MAPPED: Readonly<Record<string, Paths>> = {
  accidents: { headings: '/accident-headings', mapping: '/accident-mapping', words: '/accident-words' },
  calls: { headings: '/call-headings', mapping: '/call-mapping', words: '/call-words' },
}

export const isMapped = (key: string | undefined): boolean => key !== undefined && key in MAPPED
