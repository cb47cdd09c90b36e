import type { ReportDocument, ReportIdentity, Signature } from '@/lib/report-documents/document'
import type { FileVariant } from './vocabulary'

/** What the drawing process is asked for. It gets the whole content: it reads nothing by itself. */
export type RenderOrder = {
  document: ReportDocument
  signature: Signature | null
  identity: ReportIdentity
  images: Record<string, Uint8Array>
  targets: { variant: FileVariant; path: string }[]
}

/** What it says meanwhile. */
export type RenderAnswer = { step: 'render' | 'temp-write' } | { failed: 'drawing' | 'writing' } | { ready: true }
