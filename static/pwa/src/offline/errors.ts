/** Misuse of the outbox's verbs: the caller offered something that isn't possible now. */

/** Nobody's phone: sign in and enrol first. */
export class NotEnrolled extends Error {
  override name = 'NotEnrolled'
}

/** A photo was handed over without bytes, and this enrolment has not uploaded it. */
export class PhotoBytesMissing extends Error {
  override name = 'PhotoBytesMissing'
}

/** The entry is not in a state from which this way leads out. */
export class WayClosed extends Error {
  override name = 'WayClosed'
}
