/** What the browser tells about the room it gives us, and whether it may take it back. */
export interface StorageRoom {
  /** Bytes; null where the browser doesn't say. */
  estimate(): Promise<{ usedBytes: number; quotaBytes: number } | null>
  persisted(): Promise<boolean>
  /** Asks the browser not to evict us; true when it agrees. */
  persist(): Promise<boolean>
}
