/** The only entrance to the outbox. */
export { createOffline } from './create'
export { HolderChanged, NotEnrolled, PhotoBytesMissing, WayClosed } from './errors'
export type { OfflineDeps } from './ground'
export type * from './types'
export type * from './wire'
