/**
 * What each member keeps on the phone beside the outbox: the talk at hand, what the last one was like, and the last
 * count of the campaign that the server told. A talk lasts longer than Android lets a browser live.
 */
import { Dexie, type Table } from 'dexie'
import type { Uuid } from '../../offline'
import type { Habits, TalkForm, TalkPhoto } from './talk'
import type { Progress } from './views'

export interface TalkStore {
  load(officerId: Uuid): Promise<{ form: TalkForm; photos: TalkPhoto[] } | null>
  saveForm(officerId: Uuid, form: TalkForm): Promise<void>
  savePhotos(officerId: Uuid, photos: readonly TalkPhoto[]): Promise<void>
  clear(officerId: Uuid): Promise<void>
  habits(officerId: Uuid): Promise<Habits | null>
  saveHabits(officerId: Uuid, habits: Habits): Promise<void>
  progress(officerId: Uuid): Promise<Progress | null>
  saveProgress(officerId: Uuid, progress: Progress): Promise<void>
}

class TalkDatabase extends Dexie {
  forms!: Table<TalkForm, Uuid>
  photos!: Table<readonly TalkPhoto[], Uuid>
  habits!: Table<Habits, Uuid>
  progress!: Table<Progress, Uuid>

  constructor() {
    super('xunlu-talks')
    this.version(1).stores({ forms: '', photos: '', habits: '', progress: '' })
  }
}

export function createTalkStore(): TalkStore {
  const database = new TalkDatabase()
  return {
    load: async (officerId) => {
      const form = await database.forms.get(officerId)
      return form === undefined ? null : { form, photos: [...((await database.photos.get(officerId)) ?? [])] }
    },
    saveForm: async (officerId, form) => { await database.forms.put(form, officerId) },
    savePhotos: async (officerId, photos) => { await database.photos.put(photos, officerId) },
    clear: (officerId) => database.transaction('rw', database.forms, database.photos, async () => {
      await database.forms.delete(officerId)
      await database.photos.delete(officerId)
    }),
    habits: async (officerId) => (await database.habits.get(officerId)) ?? null,
    saveHabits: async (officerId, habits) => { await database.habits.put(habits, officerId) },
    progress: async (officerId) => (await database.progress.get(officerId)) ?? null,
    saveProgress: async (officerId, progress) => { await database.progress.put(progress, officerId) },
  }
}
