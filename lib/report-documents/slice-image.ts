import type { SliceImage } from './input'

const mostBytes = 16 * 1024 * 1024

/** The beginning of a kept file: its first eight bytes in hexadecimal, its size and its hash. All null without a file. */
export type FileStart = { imageHash: string | null; imageStart: string | null; imageBytes: number | null }

/** What a file is by its first bytes, whatever its name says. Nothing but PNG and JPEG is drawn or sent. */
export function sliceImageOf({ imageHash, imageStart, imageBytes }: FileStart): SliceImage | null {
  if (!imageHash || !imageStart || imageBytes === null || imageBytes > mostBytes) return null
  if (imageStart === '89504e470d0a1a0a') return { sha256: imageHash, format: 'png', byteSize: imageBytes }
  return imageStart.startsWith('ffd8ff') ? { sha256: imageHash, format: 'jpeg', byteSize: imageBytes } : null
}
