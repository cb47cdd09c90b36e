import type { Route } from 'next'

/** An address with these parameters; those that are undefined or empty are left out. */
export function address(path: string, parameters: Record<string, string | number | undefined | null>): Route {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value))
  const text = query.toString()
  return (text ? `${path}?${text}` : path) as Route
}
