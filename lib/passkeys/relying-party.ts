import 'server-only'
import { env } from '@/lib/env'

/** Who asks a device to sign: this site, by the address people open. */
export function relyingParty() {
  const { hostname, origin } = new URL(env().SUBSTANTIA_PUBLIC_URL)
  return { name: 'Substantia', id: hostname, origin }
}
