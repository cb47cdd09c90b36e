// Stands in for `server-only`: tests are a server.
export {}
