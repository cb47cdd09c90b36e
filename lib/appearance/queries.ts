import 'server-only'
import { cookies } from 'next/headers'
import { appearance, appearanceCookie, type Appearance } from './schema'

/** The appearance that this browser chose. Read by the server, so that no page flashes in the wrong colours. */
export async function getAppearance(): Promise<Appearance> {
  const [theme, density] = ((await cookies()).get(appearanceCookie)?.value ?? '').split('.')
  return appearance.parse({ theme, density })
}
