/** exifr ships no types for its smallest build (JPEG only, tags by number). */
declare module 'exifr/dist/mini.esm.mjs' {
  export function parse(bytes: ArrayBuffer, options: Record<string, boolean>): Promise<Record<string, unknown> | undefined>
}
