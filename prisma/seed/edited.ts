export type Edited = { created_at: string; updated_at: string }
