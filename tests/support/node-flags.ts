/**
 * V8 compiles what runs often of WebAssembly a second time, better. For PGlite and Prisma Client that is half of the
 * CPU time of a server's start, and tests end before it is worth its while: here only what runs far more often is
 * compiled again.
 */
export const NODE_FLAGS: readonly string[] = ['--wasm-tiering-budget=100000000'];
