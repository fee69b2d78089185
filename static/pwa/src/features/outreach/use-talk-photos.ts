/** Photos of a talk: taken or chosen, made ready, shown small. None is ever asked for. */
import { onScopeDispose, ref, type Ref } from 'vue'
import { useServices } from '../../app/services'
import { t } from '../../locale'
import type { PhotoSource } from '../../platform/photo'
import { MOST_PHOTOS, type TalkPhoto } from './talk'
import type { Talk } from './use-talk'

export interface TalkPhotos {
  /** How many are being made ready. */
  preparing: Ref<number>
  problem: Ref<string | null>
  /** A URL for an `img`; null when the phone no longer holds the bytes. */
  urlOf(photo: TalkPhoto): string | null
  capture(): Promise<void>
  choose(): Promise<void>
  remove(digest: string): void
}

export function useTalkPhotos({ form, photos }: Talk): TalkPhotos {
  const { camera, photos: preparer } = useServices()
  const preparing = ref(0)
  const problem = ref<string | null>(null)
  const urls = new Map<string, string>()

  function urlOf({ photo, bytes }: TalkPhoto): string | null {
    if (bytes === null) return null
    const url = urls.get(photo.digest) ?? URL.createObjectURL(bytes)
    urls.set(photo.digest, url)
    return url
  }
  async function add(file: File, source: PhotoSource) {
    preparing.value += 1
    const answer = await preparer.prepare(file, source).finally(() => { preparing.value -= 1 })
    if (answer.kind === 'unreadable') problem.value = t('outreach.photos.unreadable')
    else if (!photos.value.some(({ photo }) => photo.digest === answer.prepared.photo.digest)) photos.value = [...photos.value, answer.prepared].slice(0, MOST_PHOTOS)
  }
  async function capture() {
    problem.value = null
    const file = await camera.capture()
    if (file !== null) await add(file, 'camera')
  }
  async function choose() {
    problem.value = null
    const files = await camera.choose()
    const room = MOST_PHOTOS - photos.value.length
    if (files.length > room) problem.value = t('outreach.photos.limit')
    for (const file of files.slice(0, room)) await add(file, 'album')
  }
  function remove(digest: string) {
    photos.value = photos.value.filter(({ photo }) => photo.digest !== digest)
    form.value.faces_visible = form.value.faces_visible.filter((each) => each !== digest)
  }

  onScopeDispose(() => { urls.forEach((url) => { URL.revokeObjectURL(url) }) })
  return { preparing, problem, urlOf, capture, choose, remove }
}
