/** The only entrance to the outbox. */
export * from './types'
export type * from './wire'
