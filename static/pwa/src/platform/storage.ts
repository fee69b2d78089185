/** What the browser tells about the room it gives us, and whether it may take it back. */
export interface StorageRoom {
  /** Bytes; null where the browser doesn't say. */
  estimate(): Promise<{ usedBytes: number; quotaBytes: number } | null>
  persisted(): Promise<boolean>
  /** Asks the browser not to evict us; true when it agrees. */
  persist(): Promise<boolean>
}

export const browserStorage: StorageRoom = {
  estimate: async () => {
    const { usage, quota } = (await manager()?.estimate?.()) ?? {}
    return usage === undefined || quota === undefined ? null : { usedBytes: usage, quotaBytes: quota }
  },
  persisted: async () => (await manager()?.persisted?.()) ?? false,
  persist: async () => (await manager()?.persist?.()) ?? false,
}

/** Absent on plain http and in old WebViews, whatever the type declarations say. */
function manager(): Partial<StorageManager> | undefined {
  return navigator.storage
}
