'use client'
import { Button } from '@/components/ui/button'

/** Opens the browser's own dialog; without script one prints by the browser's menu. */
export function PrintButton() {
  return <Button onClick={() => window.print()}>Print</Button>
}
