/*
 * The program that draws. Bundled when a worker starts, run with an empty environment, little memory and Node's permission
 * model: it may read fonts and write the files it is told to, nothing else.
 */
import './render-guard'
import { renderPdf } from '@/lib/report-documents/render-pdf'
import { serveRenders } from './render-server'

const fontDirectory = process.argv[2] ?? ''

serveRenders(({ document, signature, identity, images }, size) =>
  renderPdf(document, { size, signature, identity, files: { fontDirectory, images } }),
)
