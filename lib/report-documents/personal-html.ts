import { escapeHtml } from '@/lib/format/escape-html'
import type { PersonalBlock, PersonalDocument } from './render-personal'

/** The same document as one page that any browser opens, with large letters and nothing loaded from anywhere. */
export function personalHtml({ title, lines, sections, end }: PersonalDocument): string {
  const body = [
    `<h1>${escapeHtml(title)}</h1>`,
    ...lines.map((line) => `<p class="small">${escapeHtml(line)}</p>`),
    ...sections.map(({ heading, blocks }) => `<h2>${escapeHtml(heading)}</h2>\n${blocks.map(blockHtml).join('\n')}`),
    ...(end ? [`<p class="small">${escapeHtml(end)}</p>`] : []),
  ]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1.25rem/1.5 Arial, Helvetica, sans-serif; color: #1a1a1a; background: #fff }
h2 { margin-top: 2.5rem }
.small { font-size: 1.1rem; color: #4a4a4a }
dt { font-weight: bold } dd { margin: 0 0 .75rem }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #767676; overflow-wrap: anywhere }
</style>
</head>
<body>
${body.join('\n')}
</body>
</html>
`
}

function blockHtml(block: PersonalBlock): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${escapeHtml(block.text)}</p>`
    case 'quote':
      return `<blockquote><p>${escapeHtml(block.text)}</p><p class="small">${escapeHtml(block.by)}</p></blockquote>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`
    case 'facts':
      return `<dl>${block.items.map(({ term, value }) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>`
    case 'table': {
      const head = block.columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('')
      const rows = block.rows.map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`)
      return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`
    }
  }
}
