/** Where the pictures of a photo link are. The server gives them to who may see the record; no bytes pass through us. */
const ROOT = '/api/v1/photo-links'

export const thumbnailOf = (id: string) => `${ROOT}/${id}?size=thumbnail`
export const screenOf = (id: string) => `${ROOT}/${id}?size=screen`
export const originalOf = (id: string) => `${ROOT}/${id}/original`
