/** Misuse of the outbox's verbs: the caller offered something that isn't possible now. */

/** Nobody's phone: sign in and enrol first. */
export class NotEnrolled extends Error {
  override name = 'NotEnrolled'
}

/** The phone changed hands since: what one officer said is signed as nobody else's. */
export class HolderChanged extends Error {
  override name = 'HolderChanged'
}

/** A photo was handed over without bytes, and this enrolment has not uploaded it. */
export class PhotoBytesMissing extends Error {
  override name = 'PhotoBytesMissing'
}

/** The entry is not in a state from which this way leads out. */
export class WayClosed extends Error {
  override name = 'WayClosed'
}
