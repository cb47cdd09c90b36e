import { modelCaution } from '@/components/portal/model-caution'
import type { Writer } from '@/lib/reports/writer'
import { WithWords } from '@/components/portal/word'

/** The honest first line: who or what wrote this, and that a machine's text is nobody's verdict. */
export function BeforeYouRead({ writer, generatedBy }: { writer: Writer; generatedBy: string | null }) {
  return (
    <section
      aria-labelledby="before-title"
      className="mb-10 rounded-card border-2 border-line bg-surface p-5 narrow-gutter"
    >
      <h2 id="before-title" className="mb-2 text-2xl font-semibold">
        Before you read
      </h2>
      <div className="grid grid-cols-1 max-w-[66ch] gap-2">
        {writer === 'program' && (
          <>
            <p>
              <strong>A computer program wrote this report. No doctor has confirmed it yet.</strong>
            </p>
            <p>It can be wrong. A doctor decides what it means for you.</p>
            <p className="text-muted">
              The name of the program: <bdi>{generatedBy}</bdi>
            </p>
          </>
        )}
        {writer === 'unknown' && (
          <>
            <p>
              <strong>Your record does not say who wrote this report. It may have been a computer program.</strong>
            </p>
            <p>It can be wrong. No doctor has confirmed it yet. A doctor decides what it means for you.</p>
          </>
        )}
        {writer === 'person' && (
          <>
            <p>
              <strong>
                <bdi>{generatedBy}</bdi> wrote this report.
              </strong>
            </p>
            <p>
              <WithWords>It may tell what a computer model saw in your scan.</WithWords> {modelCaution}
            </p>
          </>
        )}
        <p>Do you have questions? Bring this report to your next visit.</p>
      </div>
    </section>
  )
}
