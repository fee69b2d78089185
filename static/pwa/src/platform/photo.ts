/** A photo made ready for the outbox: shrunk, digested, and with what is known of the file the camera wrote. */
export interface PhotoPreparer {
  /** `unreadable` when the browser can't decode the file. Never rejects. */
  prepare(file: File, source: PhotoSource): Promise<PrepareAnswer>
}

export type PhotoSource = 'camera' | 'album'
export type PrepareAnswer = { kind: 'prepared'; prepared: PreparedPhoto } | { kind: 'unreadable' }

export interface PreparedPhoto {
  photo: Photo
  bytes: Blob
}

/** The wire's `Photo`: `digest` is of the bytes that get uploaded, `camera` describes the file before it was shrunk. */
export interface Photo {
  digest: string
  size_bytes: number
  media_type: 'image/jpeg' | 'image/png' | 'image/webp'
  source: PhotoSource
  camera: CameraFile | null
}

export interface CameraFile {
  digest: string
  size_bytes: number
  /** As written in the file, `YYYY:MM:DD HH:MM:SS`, in a zone that EXIF doesn't tell. */
  exif_time: string | null
  exif_latitude: number | null
  exif_longitude: number | null
  exif_orientation: number | null
}
