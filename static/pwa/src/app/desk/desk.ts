/** Who sits at the desk and what they oversee; handed down by the frame, once it is known. */
import { inject, type InjectionKey } from 'vue'
import type { Session, Unit } from '../../offline/wire'
import type { Directory, Names } from './directory'

export interface Desk {
  session: Session
  directory: Directory
  names: Names
  /** Topmost first, each unit below its parent. */
  overseen: readonly { unit: Unit; depth: number }[]
}

export const deskKey: InjectionKey<Desk> = Symbol('desk')

export function useDesk(): Desk {
  const desk = inject(deskKey)
  if (desk === undefined) throw new Error('a page of the desk stands outside its frame')
  return desk
}
