/**
 * The verification code of a record: the first 50 bits of its digest in Crockford's base 32, so the phone knows it without
 * a signal. Mirrors app/violation/verification.py, both held to tests/vectors/verification.json.
 */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 10

/** Of a SHA-256 in hex; without the hyphen it is shown with. */
export function verificationCode(digest: string): string {
  const bits = Array.from(digest.slice(0, 13), (sign) => Number.parseInt(sign, 16).toString(2).padStart(4, '0')).join('')
  return Array.from({ length: LENGTH }, (_, place) => SIGNS.charAt(Number.parseInt(bits.slice(place * 5, place * 5 + 5), 2))).join('')
}

/** As it is read aloud: two groups of five. */
export function spokenCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`
}
