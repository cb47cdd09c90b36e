import 'server-only'
import { headers } from 'next/headers'

/** The path that was asked for, without its query; the proxy puts it into the request. */
export async function requestedPath(): Promise<string> {
  return (await headers()).get('x-substantia-path') ?? '/'
}
