/** The only entrance to the outbox. */
export { createOffline } from './create'
export { NotEnrolled, PhotoBytesMissing, WayClosed } from './errors'
export type { OfflineDeps } from './ground'
export type * from './types'
export type * from './wire'
