/** First passwords: to be read out and typed once, so without letters and digits that look alike. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const LENGTH = 12

/** 59 random bits. `random`: fills the array. */
export function madePassword(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes)): string {
  let text = ''
  while (text.length < LENGTH) {
    const [byte = 255] = random(new Uint8Array(1))
    // The last bytes are left out: with them the first letters would be likelier.
    if (byte < 248) text += LETTERS.charAt(byte % LETTERS.length)
  }
  return text
}
