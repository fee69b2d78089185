/** Pictures from the phone's camera or its album. Both must be called from a tap. */
export interface Camera {
  /** Opens the camera; null when the officer backs out. */
  capture(): Promise<File | null>
  /** Lets the officer choose from the album; empty when they back out. */
  choose(): Promise<File[]>
}
