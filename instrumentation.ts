import type { Instrumentation } from 'next'

/** Writes down pages and actions that failed unexpectedly: where and what kind, never what they held. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { logUnexpected } = await import('@/lib/errors/explain')
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : 'none'
  logUnexpected(error, `${context.routeType} ${context.routePath}`, digest)
}
