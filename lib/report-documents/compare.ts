import { differencesIn, type FieldDifference } from '@/lib/reports/compare'
import { linesOf, type ReportDocument } from './document'

/** What a later version of a report says otherwise, section by section. When each was made is no difference. */
export function compareDocuments(earlier: ReportDocument, later: ReportDocument): FieldDifference[] {
  return differencesIn(partsOf(earlier, later))
}

/** The names of the parts that a later version says otherwise, without what it says. */
export function changedParts(earlier: ReportDocument, later: ReportDocument): string[] {
  return partsOf(earlier, later).flatMap(([part, before, after]) => (before === after ? [] : part))
}

/** [name, before, after] of everything that both say. */
function partsOf(earlier: ReportDocument, later: ReportDocument): [string, string, string][] {
  const ids = [...new Set([...later.sections, ...earlier.sections].map(({ id }) => id))]
  const inBoth = ids.map((id): [string, string, string] => [
    headingOf(later, id) ?? headingOf(earlier, id) ?? id,
    textOf(earlier, id),
    textOf(later, id),
  ])
  return [
    ['Title', earlier.title, later.title],
    ['First line', earlier.lead, later.lead],
    ['Patient', earlier.subject.line, later.subject.line],
    ...inBoth,
    ['Please note', earlier.disclaimer, later.disclaimer],
  ]
}

function headingOf({ sections }: ReportDocument, wanted: string) {
  return sections.find(({ id }) => id === wanted)?.heading
}

function textOf({ sections }: ReportDocument, wanted: string): string {
  return (sections.find(({ id }) => id === wanted)?.blocks ?? []).flatMap(linesOf).join('\n')
}
