import type { PersonalBlock, PersonalDocument } from './render-personal'

/** The same document as one page that any browser opens, with large letters and nothing loaded from anywhere. */
export function personalHtml({ title, lines, sections, end }: PersonalDocument): string {
  const body = [
    `<h1>${escape(title)}</h1>`,
    ...lines.map((line) => `<p class="small">${escape(line)}</p>`),
    ...sections.map(({ heading, blocks }) => `<h2>${escape(heading)}</h2>\n${blocks.map(blockHtml).join('\n')}`),
    ...(end ? [`<p class="small">${escape(end)}</p>`] : []),
  ]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(title)}</title>
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
      return `<p>${escape(block.text)}</p>`
    case 'quote':
      return `<blockquote><p>${escape(block.text)}</p><p class="small">${escape(block.by)}</p></blockquote>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`
    case 'facts':
      return `<dl>${block.items.map(({ term, value }) => `<dt>${escape(term)}</dt><dd>${escape(value)}</dd>`).join('')}</dl>`
    case 'table': {
      const head = block.columns.map((column) => `<th scope="col">${escape(column)}</th>`).join('')
      const rows = block.rows.map((row) => `<tr>${row.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`)
      return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`
    }
  }
}

function escape(text: string) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
