/** Pictures from the phone's camera or its album. Both must be called from a tap. */
export interface Camera {
  /** Opens the camera; null when the officer backs out. */
  capture(): Promise<File | null>
  /** Lets the officer choose from the album; empty when they back out. */
  choose(): Promise<File[]>
}

/** A hidden file input: the one way that works in every phone browser, also without camera permission. */
export const fileInputCamera: Camera = {
  capture: async () => {
    const [file] = await ask((input) => { input.setAttribute('capture', 'environment') })
    return file ?? null
  },
  choose: () => ask((input) => { input.multiple = true }),
}

function ask(configure: (input: HTMLInputElement) => void): Promise<File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = 'image/*'
  input.hidden = true
  configure(input)
  document.body.append(input)
  return new Promise<File[]>((resolve) => {
    input.addEventListener('change', () => { resolve(Array.from(input.files ?? [])) })
    input.addEventListener('cancel', () => { resolve([]) })
    input.click()
  }).finally(() => { input.remove() })
}
