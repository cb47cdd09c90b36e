import type { Metadata } from 'next'
import { NoEntry } from '@/components/shell/no-entry'

export const metadata: Metadata = { title: 'Not for your role' }

export default function AccessDeniedPage() {
  return <NoEntry />
}
