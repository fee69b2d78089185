/** Photos for a report: taken or chosen, made ready, shown small. */
import { onScopeDispose, ref, type Ref, type ShallowRef } from 'vue'
import { useServices } from '../../app/services'
import { t } from '../../locale'
import type { PhotoSource } from '../../platform/photo'
import { MOST_PHOTOS, type DraftPhoto } from './draft'

export interface Photos {
  /** How many are being made ready. */
  preparing: Ref<number>
  problem: Ref<string | null>
  /** A URL for an `img`; null when the phone no longer holds the bytes. */
  urlOf(photo: DraftPhoto): string | null
  capture(inPlaceOf?: string): Promise<void>
  choose(): Promise<void>
  remove(digest: string): void
  /** Earlier (-1) or later (1) in the row: the first one is what lists show. */
  move(digest: string, by: -1 | 1): void
}

export function usePhotos(photos: ShallowRef<DraftPhoto[]>): Photos {
  const { camera, photos: preparer } = useServices()
  const preparing = ref(0)
  const problem = ref<string | null>(null)
  const urls = new Map<string, string>()

  function urlOf({ photo, bytes }: DraftPhoto): string | null {
    if (bytes === null) return null
    const url = urls.get(photo.digest) ?? URL.createObjectURL(bytes)
    urls.set(photo.digest, url)
    return url
  }
  async function add(file: File, source: PhotoSource, inPlaceOf?: string) {
    preparing.value += 1
    const answer = await preparer.prepare(file, source).finally(() => { preparing.value -= 1 })
    if (answer.kind === 'unreadable') problem.value = t('violation.photos.unreadable')
    else photos.value = placed(photos.value, answer.prepared, inPlaceOf)
  }
  async function capture(inPlaceOf?: string) {
    problem.value = null
    const file = await camera.capture()
    if (file !== null) await add(file, 'camera', inPlaceOf)
  }
  async function choose() {
    problem.value = null
    const files = await camera.choose()
    const room = MOST_PHOTOS - photos.value.length
    if (files.length > room) problem.value = t('violation.photos.limit')
    for (const file of files.slice(0, room)) await add(file, 'album')
  }
  function remove(digest: string) {
    photos.value = photos.value.filter(({ photo }) => photo.digest !== digest)
  }
  function move(digest: string, by: -1 | 1) {
    photos.value = moved(photos.value, digest, by)
  }

  onScopeDispose(() => { urls.forEach((url) => { URL.revokeObjectURL(url) }) })
  return { preparing, problem, urlOf, capture, choose, remove, move }
}

/** The same picture twice is one; a retake stands where the old one stood. */
function placed(list: readonly DraftPhoto[], next: DraftPhoto, inPlaceOf?: string): DraftPhoto[] {
  if (list.some(({ photo }) => photo.digest === next.photo.digest)) return [...list]
  const at = list.findIndex(({ photo }) => photo.digest === inPlaceOf)
  return at === -1 ? [...list, next].slice(0, MOST_PHOTOS) : list.map((old, index) => (index === at ? next : old))
}

/** The row with one photo a place earlier or later; as it is where there is no such place. */
export function moved(list: readonly DraftPhoto[], digest: string, by: -1 | 1): DraftPhoto[] {
  const at = list.findIndex(({ photo }) => photo.digest === digest)
  const [one, other] = [list[at], list[at + by]]
  if (one === undefined || other === undefined) return [...list]
  return list.map((photo, index) => (index === at ? other : index === at + by ? one : photo))
}
