/** Why a photo's record shows no picture: it isn't here yet, or its age has come. */
import type { PhotoLink } from '../../api/desk'
import { td, tdIfKnown } from '../../locale/desk'
import { dateText } from '../../locale/time'

export function missingPhotoText({ removed_at, removed_rule }: Pick<PhotoLink, 'removed_at' | 'removed_rule'>, notYet: string): string {
  if (removed_at === null) return notYet
  const rule = tdIfKnown(`retention.keys.${removed_rule ?? ''}`) ?? removed_rule ?? ''
  const at = new Date(removed_at)
  return td('retention.photoRemoved', { year: at.getFullYear(), day: dateText(at), rule })
}
