import type { Preview } from '@/lib/csv-import/sniff'

const longest = 60

/** The first rows as they are read now; a wrong encoding or delimiter shows at once. */
export function PreviewTable({ preview: { headers, rows, problem } }: { preview: Preview }) {
  return (
    <>
      {problem && (
        <p role="alert" className="mb-3 rounded-control border-2 border-danger bg-danger-tint px-3 py-2 text-danger">
          {problem}
        </p>
      )}
      <div
        role="region"
        aria-label="The first rows"
        tabIndex={0}
        className="overflow-x-auto border-y border-hairline bg-surface"
      >
        <table>
          <caption className="visually-hidden">The first rows of the file as they are read now</caption>
          <thead>
            <tr>
              {headers.map((header, at) => (
                <th key={at} scope="col" className="h-row px-3 text-left font-medium whitespace-nowrap text-muted">
                  <bdi>{clip(header)}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ rowNumber, cells }) => (
              <tr key={rowNumber} className="border-t border-hairline">
                {headers.map((_, at) => (
                  <td key={at} className="h-row px-3 whitespace-nowrap">
                    <bdi>{clip(cells[at] ?? '')}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function clip(text: string) {
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
