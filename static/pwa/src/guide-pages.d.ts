/** A page of docs/guide, as build/guide.mjs hands it over. */
declare module '*.md' {
  export const html: string
}
