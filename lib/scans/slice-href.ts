/** Where a doctor of the patient gets the picture of a scan. */
export const sliceHref = (scanId: string) => `/api/scans/${encodeURIComponent(scanId)}/slice`
