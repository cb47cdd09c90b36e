import { ComfortTools } from '@/components/comfort/comfort-tools'
import { HelpLink } from '@/components/shell/help-link'
import { NoEntry } from '@/components/shell/no-entry'
import { getAppearance } from '@/lib/appearance/queries'

/** 403: the role does not open this page. Made along with every page there is, so it asks the database nothing. */
export default async function Forbidden() {
  return <NoEntry tools={<ComfortTools current={await getAppearance()} more="/comfort" />} foot={<HelpLink />} />
}
