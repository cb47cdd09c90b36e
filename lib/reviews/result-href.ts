import type { Route } from 'next'

/** Where a clinician reviews a model's result. */
export function resultHref(predictionId: string): Route {
  return `/clinic/results/${encodeURIComponent(predictionId)}` as Route
}
