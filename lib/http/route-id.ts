import { notFound } from 'next/navigation'

/** An id from a path. What cannot be decoded names nothing. */
export function routeId(parameter: string): string {
  try {
    return decodeURIComponent(parameter)
  } catch {
    notFound()
  }
}
