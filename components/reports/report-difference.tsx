import { Section } from '@/components/ui/section'
import type { FieldDifference } from '@/lib/reports/compare'

/** What a later version says otherwise, field by field; marked by underline and strike as well as by colour. */
export function ReportDifference({ differences }: { differences: FieldDifference[] }) {
  if (differences.length === 0) return <p>The two versions say the same.</p>
  return differences.map(({ field, pieces }) => (
    <Section key={field} id={field.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')} title={field}>
      <p className="max-w-[75ch] border-y border-hairline bg-surface px-4 py-3 leading-relaxed wrap-anywhere whitespace-pre-wrap">
        {pieces.map(({ text, change }, index) =>
          change === 'same' ? (
            <span key={index}>{text}</span>
          ) : change === 'added' ? (
            <ins key={index} className="bg-success-tint text-success decoration-2 underline-offset-2">
              <span className="visually-hidden">[added] </span>
              {text}
              <span className="visually-hidden"> [end]</span>
            </ins>
          ) : (
            <del key={index} className="bg-danger-tint text-danger">
              <span className="visually-hidden">[removed] </span>
              {text}
              <span className="visually-hidden"> [end]</span>
            </del>
          ),
        )}
      </p>
    </Section>
  ))
}
