/** Turns HTML into a tagged PDF: A4, fonts embedded, no scripts run, nothing fetched. */
export interface PdfPrinter {
  print(html: string): Promise<Uint8Array>
}
