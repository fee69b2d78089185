/** The requirements and places that this phone was told of. */
import { computed, type ComputedRef } from 'vue'
import { useRows } from '../../app/use-rows'
import type { Post, Requirement, Section } from './views'

export interface Duty {
  requirements: ComputedRef<Requirement[]>
  posts: ComputedRef<Post[]>
  sections: ComputedRef<Section[]>
  /** The post's or section's name; null while its view hasn't come. */
  placeName: (requirement: Requirement) => string | null
}

export function useDuty(): Duty {
  const requirements = useRows<Requirement>('requirement')
  const posts = useRows<Post>('post')
  const sections = useRows<Section>('section')
  const names = computed(() => new Map([...posts.value, ...sections.value].map(({ id, name }) => [id, name])))
  const placeName = (requirement: Requirement) => names.value.get(requirement.post_id ?? requirement.section_id ?? '') ?? null
  const standing = computed(() => posts.value.filter(({ ended_at }) => ended_at == null))
  return { requirements, posts: standing, sections, placeName }
}
