/** What can be placed by hand on the map: an accident, a call. */
import type { AccidentDetail } from '../../../api/desk'

export type Placeable = Pick<AccidentDetail, 'version' | 'section_id' | 'chainage_m' | 'latitude' | 'longitude' | 'placed' | 'place_text' | 'suggested_sections'>

/** Degrees WGS-84, or metres from the road's zero. */
export type SaidPlace = { latitude: number; longitude: number } | { section_id: string; chainage_m: number }
