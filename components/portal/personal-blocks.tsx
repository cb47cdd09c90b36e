import type { PersonalBlock } from '@/lib/report-documents/render-personal'

/** The blocks of a document that is no report, on a page. */
export function PersonalBlocks({ blocks }: { blocks: PersonalBlock[] }) {
  return (
    <div className="grid grid-cols-1 gap-3">
      {blocks.map((block, index) => (
        <OneBlock key={index} block={block} />
      ))}
    </div>
  )
}

function OneBlock({ block }: { block: PersonalBlock }) {
  switch (block.type) {
    case 'paragraph':
      return <p className="max-w-[66ch]">{block.text}</p>
    case 'quote':
      return (
        <blockquote className="max-w-[66ch]">
          {block.text} <cite className="text-muted">{block.by}</cite>
        </blockquote>
      )
    case 'list':
      return (
        <ul className="grid max-w-[66ch] list-disc gap-2 pl-6">
          {block.items.map((item, index) => (
            <li key={index} className="wrap-anywhere">
              {item}
            </li>
          ))}
        </ul>
      )
    case 'facts':
      return (
        <dl className="grid grid-cols-1 gap-2">
          {block.items.map(({ term, value }) => (
            <div key={term}>
              <dt className="font-semibold">{term}</dt>
              <dd className="wrap-anywhere">{value}</dd>
            </div>
          ))}
        </dl>
      )
    case 'table':
      return <Rows columns={block.columns} rows={block.rows} caption={block.caption} />
  }
}

/** A table where there is room for one, counted in letters; elsewhere each row below the other, with its names. */
function Rows({ columns, rows, caption }: { columns: string[]; rows: string[][]; caption: string }) {
  return (
    <div className="@container">
      <table className="w-full border-collapse @max-lg:hidden print:table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className="border-b-2 border-line px-2 py-1 text-left">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((value, column) => (
                <td key={column} className="border-b border-hairline px-2 py-1 align-top wrap-anywhere">
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="grid grid-cols-1 gap-4 @lg:hidden print:hidden">
        {rows.map((row, at) => (
          <li key={at} className="border-b border-hairline pb-3">
            {row.map(
              (value, column) =>
                value && (
                  <p key={column} className={column === 0 ? 'text-xl font-semibold' : ''}>
                    {column === 0 ? value : `${columns[column]}: ${value}`}
                  </p>
                ),
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
