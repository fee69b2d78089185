/** Who sits at the desk and what they oversee; handed down by the frame, once it is known. */
import { inject, type InjectionKey } from 'vue'
import type { Session } from '../../offline/wire'
import type { Directory, Names, PlacedUnit } from './directory'

export interface Desk {
  session: Session
  /** Kept up to date by `refresh`: what a page shows of it follows by itself. */
  directory: Directory
  names: Names
  /** The units whose records and credits are seen; empty for an administrator, who sees officers and phones only. */
  overseen: readonly PlacedUnit[]
  /** The units whose officers and phones are seen. */
  equipped: readonly PlacedUnit[]
  /** The units whose talks are read: by those who oversee, and by those who hold talks. */
  outreach: readonly PlacedUnit[]
  /** Fetches the directory anew, after something in it was changed. */
  refresh: () => Promise<void>
}

export const deskKey: InjectionKey<Desk> = Symbol('desk')

export function useDesk(): Desk {
  const desk = inject(deskKey)
  if (desk === undefined) throw new Error('a page of the desk stands outside its frame')
  return desk
}
