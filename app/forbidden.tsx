import { NoEntry } from '@/components/shell/no-entry'

/** 403: the role does not open this page. */
export default function Forbidden() {
  return <NoEntry />
}
