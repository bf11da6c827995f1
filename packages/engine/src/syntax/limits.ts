/**
 * How deep a lowered tree may become through chains that the parser reads without recursion (`a.b().c()`, `a && b && c`,
 * `a - b - c`). The innermost links beyond it become one `unknown` that keeps every operand. Hand-written builder chains
 * stay under 200 links; every later stage may therefore recurse over a tree.
 */
export const CHAIN_DEPTH = 500

/**
 * How deep the tree may become at all. What lies deeper becomes an `unknown` without children. The parser itself gives up
 * between 500 and 4,000 levels (it recurses, up to a dozen frames a level); `structuredClone` at about 1,480; code that nobody has
 * optimised yet, on a stack that is half used, was seen to give up at 750.
 */
export const TREE_DEPTH = 620
