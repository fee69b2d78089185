/** What a change was made from: the server refuses it when somebody else was quicker. */
export function versionTag({ version }: { version: number }): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` }
}
