import type { ReportDocument, ReportSection, Signature } from '@/lib/report-documents/document'
import { hashOfDocument } from '@/lib/report-documents/hash'
import { signedTime } from '@/lib/report-documents/signed-time'
import { fill } from '@/lib/report-documents/words'
import { ReportBlockView, type BlockContext } from './report-document-block'

type Props = {
  document: ReportDocument
  signature: Signature | null
  /** Pictures as data: addresses, by their SHA-256. */
  images?: Record<string, string>
  /** The level of its title: 1 where the document is the page, 2 where the page has a title of its own. */
  level?: 1 | 2
  /** What the ids of its parts begin with: another word where two documents stand on one page. */
  idPrefix?: string
}

/**
 * A report on screen and on paper: the same blocks in the same order as in the PDF. How wide it stands decides how many
 * columns its parts have, on paper always the same.
 */
export function ReportDocumentView({ document, signature, images = {}, level = 2, idPrefix = 'report' }: Props) {
  const Title = level === 1 ? 'h1' : 'h2'
  const { labels, subject } = document
  const hash = hashOfDocument(document)
  // who signs or checks compares the two; to a patient the same number twice says nothing
  const isSaidAbove = document.kind === 'patient' && signature?.documentSha256 === hash
  return (
    <div className="@container print:@container-normal">
      <article
        lang={document.language}
        className="max-w-[80ch] rounded-control border border-hairline bg-surface px-[16px] py-4 leading-relaxed wrap-anywhere @xl:p-8 print:max-w-none print:border-0 print:p-0"
      >
        <Title className="mb-3 text-[min(1.75em,12vw)] leading-tight font-semibold">
          <bdi>{document.title}</bdi>
        </Title>
        <Lead document={document} />
        <p className="text-[1.1em] font-semibold">
          <bdi>{subject.line}</bdi>
        </p>
        <p className="mb-6 text-muted">
          {document.madeLine}
          {document.demoMark && (
            <>
              . <strong className="bg-critical-tint px-1 text-critical-ink">{document.demoMark}</strong>
            </>
          )}
        </p>
        {document.sections.map((section) => (
          <SectionView
            key={section.id}
            section={section}
            level={level}
            idPrefix={idPrefix}
            context={{ images, labels, kind: document.kind }}
          />
        ))}
        <SignatureView document={document} signature={signature} level={level} idPrefix={idPrefix} />
        <p className="mt-4 text-muted">{document.disclaimer}</p>
        {!isSaidAbove && (
          <p className="mt-4 border-t border-hairline pt-3 text-[0.85em] text-muted">
            {labels.documentHash} SHA-256 <span className="font-mono">{hash}</span>
          </p>
        )}
      </article>
    </div>
  )
}

const leadLooks: Record<ReportDocument['standing'], { shape: string; look: string }> = {
  none: { shape: 'ⓘ', look: 'border-info-solid bg-info-tint text-info-ink' },
  unreviewed: { shape: '◆', look: 'border-medium-ink bg-medium-tint text-medium-ink' },
  agreed: { shape: '▽', look: 'border-low-ink bg-low-tint text-low-ink' },
  disagreed: { shape: '▲', look: 'border-high-solid bg-high-tint text-high-ink' },
  'not-usable': { shape: '⬢', look: 'border-critical-solid bg-critical-tint text-critical-ink' },
}

/** The first thing that is read: how far the rest can be relied on. */
function Lead({ document: { lead, standing } }: { document: ReportDocument }) {
  const { shape, look } = leadLooks[standing]
  return (
    <p className={`mb-4 flex gap-[12px] rounded-control border-2 px-[16px] py-3 font-semibold ${look}`}>
      <span aria-hidden>{shape}</span>
      <bdi>{lead}</bdi>
    </p>
  )
}

type SectionProps = { section: ReportSection; level: 1 | 2; idPrefix: string; context: BlockContext }

function SectionView({ section, level, idPrefix, context }: SectionProps) {
  const Heading = level === 1 ? 'h2' : 'h3'
  const id = `${idPrefix}-${section.id}`
  return (
    <section aria-labelledby={id} className="mb-6">
      <Heading id={id} className={headingLook}>
        {section.heading}
      </Heading>
      <div className="grid grid-cols-1 gap-3">
        {section.blocks.map((block, at) => (
          <ReportBlockView key={at} block={block} context={context} />
        ))}
      </div>
    </section>
  )
}

const headingLook = 'mb-2 border-b border-hairline pb-1 text-[1.2em] font-semibold text-primary print:break-after-avoid'

function SignatureView({
  document: { labels, language, timeZone },
  signature,
  level,
  idPrefix,
}: Pick<Props, 'document' | 'signature'> & Required<Pick<Props, 'level' | 'idPrefix'>>) {
  const Heading = level === 1 ? 'h2' : 'h3'
  const id = `${idPrefix}-signature`
  return (
    <section aria-labelledby={id} className="print:break-inside-avoid">
      <Heading id={id} className={headingLook}>
        {labels.signature}
      </Heading>
      <p className="font-semibold">
        {signature ? (
          <bdi>{fill(labels.signedBy, { name: signature.name, time: signedTime(signature, language, timeZone) })}</bdi>
        ) : (
          labels.notSigned
        )}
      </p>
      {signature && (
        <p className="text-[0.85em] text-muted">
          {labels.signatureHash}: <span className="font-mono">{signature.documentSha256}</span>
        </p>
      )}
    </section>
  )
}
