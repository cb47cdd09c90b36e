/* What pdfkit 0.20 takes for structure elements and its types do not name yet. */
declare namespace PDFKit.Mixins {
  interface StructureElementOptions {
    /** Left, top, right, bottom on the page. */
    bbox?: [number, number, number, number]
    placement?: 'Block' | 'Inline'
    /** Of a TH: what it heads. */
    scope?: 'Row' | 'Column'
  }

  interface PDFImage {
    /** Reads a picture without placing it. Throws when it is none. */
    openImage(source: Buffer): { width: number; height: number }
  }
}
