/**
 * Who signs next, and with which number. While a page is open this is kept at hand, so that a tap signs at once instead
 * of reading first; the transaction that writes looks whether the number is still the next one (write.ts).
 */
import type { SigningKey } from '../platform/keys'
import type { Contact, EnrolmentRow } from './database'
import { contactOf, device } from './device'
import { HolderChanged, NotEnrolled } from './errors'
import type { Ground } from './ground'
import { live } from './live'
import type { Uuid } from './wire'

export interface Signer {
  enrolment: EnrolmentRow
  contact: Contact
  key: SigningKey
}

/**
 * The one at hand if it is `officerId`'s, else as the store says it now. Throws `NotEnrolled` where nobody holds the
 * phone, or its key is gone, and `HolderChanged` where it is somebody else's. Without `officerId` anybody's will do.
 */
export async function signerOf(ground: Ground, officerId: Uuid | undefined): Promise<Signer> {
  const isTheirs = ({ enrolment }: Signer) => officerId === undefined || enrolment.officer_id === officerId
  const { signer: known } = ground.atHand
  if (known !== null && isTheirs(known)) return known
  const signer = await readSigner(ground)
  if (signer === null) throw new NotEnrolled()
  if (!isTheirs(signer)) throw new HolderChanged()
  return signer
}

/**
 * Keeps it at hand, through whatever other tabs and the worker do, until the returned function is called. The browser
 * signs once before anybody taps: its first time is its slowest.
 */
export function keepSigner(ground: Ground): () => void {
  const { atHand } = ground
  const stop = live(() => readSigner(ground)).subscribe((signer) => {
    if (atHand.signer === null) signer?.key.sign(new Uint8Array(1)).catch(() => undefined)
    if (!isBehind(signer, atHand.signer)) atHand.signer = signer
  })
  return () => {
    stop()
    atHand.signer = null
  }
}

/** After a write: the next number, for the one who is at hand and for nobody else. */
export function moveOn({ atHand }: Ground, enrolment: EnrolmentRow): void {
  if (atHand.signer?.enrolment.id === enrolment.id) atHand.signer = { ...atHand.signer, enrolment }
}

/** Read before the latest write. */
function isBehind(read: Signer | null, known: Signer | null): boolean {
  return read !== null && read.enrolment.id === known?.enrolment.id && read.enrolment.next_seq < known.enrolment.next_seq
}

async function readSigner({ db, keys }: Pick<Ground, 'db' | 'keys'>): Promise<Signer | null> {
  const { enrolment, contact } = await db.transaction('r', db.device, db.transport, db.enrolments, async () => {
    const [{ holder }, latest] = await Promise.all([device(db), contactOf(db)])
    return { enrolment: holder === null ? undefined : await db.enrolments.get(holder.enrolment_id), contact: latest }
  })
  const key = enrolment === undefined ? null : await keys.find(enrolment.key_name)
  return enrolment === undefined || key === null ? null : { enrolment, contact, key }
}
